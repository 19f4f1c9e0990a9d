// Common surnames that are one letter from another common surname: near each other by tradition, not by a slip.

import { foldWord } from '../unicode/fold.ts';
import { wordsIn } from './index.ts';

const list = `
  abbot abbott allan allen anderson andersen andersson bailey bayley baker barker barnet barnett bartlet bartlett becker
  beckett bennet bennett bishop black blake boyd boyle bradley brady brandt brant brown browne bryan bryant burke burns
  byrne byrnes carlson carlsen carlsson carpenter carr carter carver chapman chapel christensen christenson clark clarke
  cole coleman collins collings connely connolly connelly cook cooke cooper craig cramer davies davis davison davidson
  dickson dixon donaldson donelson donovan douglas douglass doyle duncan edmond edmonds edward edwards elliot elliott
  ericson erickson eriksen eriksson evans evens farrell ferrell fernandes fernandez finlay finley fischer fisher fletcher
  foster frazer frazier fraser fuller garner gardner garret garrett gibbons gibbs gibson gomes gomez gonzales gonzalez
  graham grant gray green greene greer grey griffin griffith griffiths hansen hanson hanssen harding harper harris harrison
  hart harvey hayes haynes henderson hendrickson hoffman hoffmann hofmann hogan holmes holland holt hopkins howe howell
  hughes hunt hunter jackson jacobs jacobsen jacobson jenkin jenkins jensen jenson jansen janssen johansen johanson
  johansson johns johnson johnston johnstone jones kaufman kaufmann keller kelley kelly kemp kerr kerry king kramer kruger
  lambert larsen larson larsson lawson layton leigh lewis logan long lopes lopez lucas macdonald mcdonald mackenzie mckenzie
  maier marten martens martin martines martinez martins mason mathews matthews mayer mayor meier meyer meyers miller mills
  milner mitchel mitchell moore moran morgan morris morrison morrow muller murphy murray myers neal neil nelson neilson
  nichols nicholls nicholson nickson nielsen nixon norris norton ogden olsen olson olsson owen owens palmer parker parks
  patterson paterson pearce pearson peirce perez peres perkins perry person peters petersen peterson petersson phillip
  phillips philips pierce porter potter powel powell preston price pritchard quinn ramsay ramsey randal randall reed reid
  read reeve reeves reynold reynolds richard richards richardson roberts robertson robinson robison rodgers rogers
  rodrigues rodriguez rogan rowe rowland rowlands russel russell sanchez sanches sander sanders saunders schmid schmidt
  schmitt schmitz schneider schroder schroeder schulte schultz schulz schulze scott shaw sheppard shepherd shepard simmon
  simmons simons simpson smith smyth snyder sorensen sorenson spencer spenser steven stevens stevenson stephens
  stephenson stewart stuart sutton swan swann swanson swenson taylor tayler teller thomas thompson thomson thomsen torres
  tucker turner tyler vance vaughan vaughn wagner walker wallace walsh walter walters walton warner warren watkin watkins
  watson watts webb weber webber wegner weiss welch welsh wells west weston wheeler white whyte wilkins wilkinson willard
  williams williamson willis wilson winter winters wood woods woodward wright young
`;

let surnames: ReadonlySet<string> | undefined;

/** True for a common surname with a common neighbour, in small letters. */
export function isNearSurname(folded: string): boolean {
  surnames ??= new Set(wordsIn(list).map(foldWord));
  return surnames.has(folded);
}
