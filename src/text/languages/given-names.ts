// Common given names: right in themselves, near each other (Jon and John, Marvin and Martin), and shared by so many
// people that standing beside one proves little. A few hundred are enough: rare ones are not shared.

import { foldWord } from '../fold.ts';
import { wordsIn } from './index.ts';

const list = `
  aaron abdul abdullah abraham adam adrian agnes ahmad ahmed aidan akram alain alan albert alberto alejandro aleksandr
  alex alexander alexandra alexei alfred ali alice alicia alison allan allen amanda amir amy ana andre andrea andreas
  andrei andres andrew andy angela angelo anita ann anna anne annie anthony anton antonio april arnold arthur ashley
  augusto austin bahar barbara barry bashar bassam ben benjamin bernard bernd bernie bert beth betty bill billy bob
  bobby boris brad bradley brandon brenda brendan brett brian bridget bruce bryan burt byron calvin carl carla carlo
  carlos carol carole caroline carolyn catherine cathy cecil cecilia charles charlie charlotte chen cheryl chris
  christian christina christine christoph christophe christopher claire clara clark claude claudia clifford clinton
  colin connie conor craig crystal curtis cynthia dale dan dana daniel daniela danny darrell darren daryl dave david
  dean deborah debra dennis derek devin devon diana diane dianne dick diego dieter dirk dmitri dmitry dominic
  dominique don donald donna dora doris dorothy doug douglas duncan dustin dwight earl eddie edgar edith edmund eduard
  eduardo edward edwin eileen elaine eleanor elena eli elias elisabeth elizabeth ellen ellie elliot emil emily emma
  emmanuel enrique eric erica erich erik erika ernest ernesto ernst esther ethan eugene eva evan evelyn fatima felipe
  felix ferdinand fernando florence florian frances francesca francesco francis francisco francois frank franklin franz
  fred freddie frederic frederick friedrich fritz gabriel gabriela gareth gary gavin gene geoff geoffrey georg george
  georges gerald gerard gerhard gerry gilbert gina giovanni giuseppe glen glenn gloria gordon grace graham grant greg
  gregory guido guillermo gunter gustav gustavo guy hamid hannah hans harold harriet harry harvey hassan heather hector
  heidi heinrich heinz helen helena helmut henri henry herbert herman hermann hillary holly horst howard hugh hugo
  hussein ian ibrahim igor ignacio ilya ingrid irene iris irina isaac isabel ismail ivan jack jackie jacob jacques jaime
  jake jakob james jamie jan jane janet janice jared jason javier jay jean jeff jefferson jeffrey jeffery jennifer jenny
  jeremy jerome jerry jesse jessica jesus jill jim jimmy joachim joan joanna joanne joaquin joe joel joerg johan johann
  johannes john johnny jon jonas jonathan jordan jorge jose josef joseph josh joshua joyce juan juanita judith judy jules
  julia julian juliana julie julien juliet julio julius june jurgen justin kai karen karim karin karl karla kate
  katherine kathleen kathryn kathy katie katrina kay keith kelly ken kenneth kerry kevin khaled khalid kim kirk klaus
  kurt kyle lance larry lars laura lauren laurence laurent lawrence leah lee lena leo leon leonard leonid leonardo leroy
  leslie lewis liam lilian lillian linda lisa lloyd lois lorenzo lori louis louisa louise lucas lucia lucy ludwig luis
  luisa luiz lukas luke lydia lynn magda maher mahmoud malcolm manfred manuel marc marcel marcelo marcia marco marcos
  marcus margaret maria marian marianne marie marilyn mario marion mark markus marlene marsha marshall martha martin
  martina marvin mary mathias matt matthew matthias maureen maurice mauricio max maxim megan mehdi melanie melissa
  melvin michael michel michele michelle miguel mikael mike mikhail milan mildred miles milton miriam mitchell mohamed
  mohammad mohammed molly mona monica morris mostafa muhammad muriel mustafa myles nadia najib nancy natalia natalie
  nathan nathaniel neil nelson nicholas nick nicola nicolas nicole nikita nikolai nina noah noel nora norbert norma
  norman oleg olga oliver olivia omar oscar otto owen pablo pamela pascal patricia patrick patrik paul paula paulo pauline
  pavel pawel pedro peggy penny percy perry pete peter petra phil philip philipp philippe phillip phyllis pierre pieter
  piotr rachel rafael ralf ralph ramon randall randy raul ray raymond rebecca reginald rene renee ricardo richard rick
  ricky rita rob robert roberta roberto robin rodney rodrigo roger roland rolf roman ron ronald rosa rosemary ross roy
  ruben rudolf rudolph rupert russell ruth ryan sabine said sally salman sam samantha samir samuel sandra santiago sara
  sarah saul scott sean sebastian serge sergei sergey sergio seth shane shannon sharon shaun shawn sheila shirley sidney
  silvia simon sofia sonia sonya sophia sophie stanley stefan stefano stella stephan stephane stephanie stephen steve
  steven stewart stuart sue susan susanne suzanne svetlana sven sydney sylvia tamara tanya tara tariq ted teresa terence
  teri terrence terri terry thea theodor theodore theresa thomas tiffany tim timothy tina tobias todd tom tommy tony
  tracy travis trevor tristan ulrich ursula vadim valentin valerie vanessa vera vernon veronica vicki victor victoria
  viktor vincent viola virginia vivian vladimir wallace walter wanda warren wayne wendy werner wesley wilhelm will
  william willie wilson winston wolfgang yasser yolanda yuri yusuf yves yvonne zachary
`;

let givenNames: ReadonlySet<string> | undefined;

/** True for a common given name, in small letters. */
export function isGivenName(folded: string): boolean {
  givenNames ??= new Set(wordsIn(list).map(foldWord));
  return givenNames.has(folded);
}
