// Common given names: right in themselves, near each other (Jon and John, Marvin and Martin), and shared by so many
// people that standing beside one proves little. A few hundred are enough: rare ones are not shared.

import { foldWord } from '../unicode/fold.ts';
import { wordsIn } from './index.ts';

const list = `
  aaron abdul abdullah abraham adam adrian agnes ahmad ahmed aidan aisha akram alain alan albert alberto alejandro
  aleksandr aleksandra aleksei alessandra alessandro alex alexander alexandra alexandre alexei alfred ali alice alicia
  alina alison allan allen amanda amin amina amir amira amos amy ana anand anatol anatoly anders andre andrea andreas
  andrei andrej andres andrew andrzej andy angela angelo angus anita anja anke ann anna anne annie annika anthony antje
  antoine anton antonia antonio anya april archibald arina arnold arthur ashley augusto augustus austin ayesha ayman aymen
  bahar barbara barnaby barry bashar basil bassam beatrice ben benjamin bernard bernd bernie bert bertha bertram beth
  betty bill billy birgit blanche bob bobby boris brad bradley brandon brenda brendan brett brian bridget brigitte britta
  bruce bruno bryan burt byron calvin camila camille carina carl carla carlo carlos carol carole caroline carolyn
  catherine cathy cecil cecilia cedric charles charlie charlotte chen cheryl chris christian christina christine christoph
  christophe christopher claire clara clare clarence clark claude claudia claudius clifford clinton clyde colin connie
  conor cornelia cornelius craig crystal curtis cynthia cyril cyrus dagmar dale dan dana daniel daniela danielle daniil
  danijel danilo danny daphne darius darrell darren daryl dave david dean deborah debra delia dennis derek desmond devin
  devon diana diane dianne dick diego dieter dirk dmitri dmitry dolores domenico dominic dominique don donald donna dora
  doreen doris dorothea dorothy doug douglas dragan duncan dusan dustin dwight earl eddie edgar edith edmond edmund edna
  eduard eduardo edward edwin edwina eileen elaine eleanor elena eli elias elijah elina elisabeth elisha elizabeth elke
  ellen ellie elliot elmer elsa elsie elvira emanuel emil emily emma emmanuel enid enrique ephraim eric erica erich erik
  erika ernest ernesta ernestine ernesto ernst esther ethan eugene eunice eva evan evelyn ewa ezra fabian fabien fabio
  farid farida fatima federica federico fedor felicia felicity felipe felix ferdinand fergus fernando filip filippo
  florence florian floyd frances francesca francesco francis francisco francois frank franklin franz fred freddie frederic
  frederick frederico frederik fredrik friedrich fritz fyodor gabriel gabriela gabriele gareth gary gavin gene geoff
  geoffrey georg george georges gerald gerard gerd gerda gerhard gerry gert gideon gilbert gilda giles gina giorgio
  giovanna giovanni girish gisela giulia giulio giuseppe giuseppina glen glenn gloria godfrey goran gordon grace graham
  grant greg gregory greta guido guillermo gunnar gunter gunther gustav gustavo guy gwen halim hamid hamida hanna hannah
  hans harald harish harold harriet harry harvey hassan hattie heather hector heidi heike heiko heinrich heinz helen
  helena helene helga helge helmut henri henrik henry herbert herman hermann herschel hilda hilde hillary hiram holly
  homer horace horatio horst howard hubert hugh hugo humphrey hussein ian ibrahim ida ignacio igor ilona ilya imran inga
  inge ingrid irene irina iris irma irving isaac isabel isabella isaiah ishmael ismail ivan ivana ivo jack jackie jacob
  jacques jaime jake jakob james jamie jan jana jane janet janice jared jason jasper javier jay jean jeanette jeanne jeff
  jefferson jeffery jeffrey jelena jennifer jenny jens jeremiah jeremy jerome jerry jesse jessica jesus jethro jill jim
  jimmy joachim joan joanna joanne joaquin joe joel joerg johan johann johanna johannes john johnny jon jonah jonas
  jonathan jordan jorg jorge jose josef joseph josephine josh joshua josiah joyce juan juana juanita judith judy jules
  julia julian juliana juliane julie julien juliet julio julius june jurgen juri justin kai kamal kamala kamil kamila
  karen karim karima karin karina karl karla kate katherine kathleen kathryn kathy katie katrina kay keith kelly ken
  kenneth kerry kevin khaled khalid kim kirk kirsten kirstin kjell klaus kristian kristin kristina kurt kyle lance larry
  lars laura lauren laurence laurent lawrence layla leah lee leila lemuel lena leni lenka leo leon leonard leonardo leonid
  leroy leslie lewis leyla liam lilian lillian lina linda lionel lisa livia lloyd lois lorena lorenzo lori louis louisa
  louise luca lucas lucia lucinda lucius lucy ludwig luigi luigia luis luisa luiz lukas luke luther lydia lyman lynn mabel
  magda maher mahmoud mahmud malcolm manfred manuel manuela marc marcel marcelo marcia marco marcos marcus marek margaret
  maria mariam marian mariana marianne mariano marie marija marilyn marina mario marion marjorie mark marko markus marlene
  marlon marsha marshall marta martha martin martina marvin mary maryam mateo mathias mathilde matilda matt matteo matthew
  matthias mattia mattias maureen maurice mauricio max maxim megan mehdi melanie melissa melvin mervyn meryem micah
  michael michal michel michele michelle miguel mihail mikael mike mikel mikhail milan mildred milena miles millicent
  milos milton minerva miriam mirjam mirko miroslav mitchell mohamed mohammad mohammed molly mona monica morris mortimer
  mostafa muhammad muhammed muriel mustafa myles myra myron nadia nadim nadine najib nancy naomi natalia natalie natascha
  natasha nathan nathaniel neil nelly nelson nettie nicholas nick nicola nicolai nicolas nicole niels nigel nikita nikola
  nikolai nikolaj nils nina noah noel nora norbert norma norman obadiah octavia olaf olav ole oleg olga oliver olivia omar
  ophelia orville oscar oskar oswald otto owen pablo pamela paola paolo pascal patricia patrick patrik patrizia paul paula
  pauline paulo pavel pawel pedro peggy penelope penny percy perry pete peter petra phil philip philipp philippe phillip
  phineas phoebe phyllis pia piero pierre pieter pietro pilar piotr quentin rachel rafael rafaela rafal raffaele rajesh
  ralf ralph ramesh ramon ramona randall randy raoul raquel rashid rashida raul ray raymond rebecca reginald rene renee
  reuben rhoda ricardo richard rick ricky rita rob robert roberta roberto robin roderick rodney rodrigo roger roland rolf
  roman ron ronald rosa rosalie rosalind rosario roscoe rosemary ross rowan rowland roy ruben rudolf rudolph rufus rupert
  russell ruth ryan sabine sabrina sadie safia said salim salima sally salman salvador salvatore sam samantha samir samira
  samson samuel sandra santiago sara sarah saul scott seamus sean sebastian selma serge sergei sergey sergio seth shane
  shannon sharon shaun shawn sheila shirley sidney sigrid sigurd silas silvana silvia silvio simon simona simone sofia
  sofie sonia sonja sonya sophia sophie soren stanislav stanley stefan stefania stefanie stefano steffen stella steph
  stephan stephane stephanie stephen steve steven stevie stewart stina stuart sue sunil sunila suresh susan susanne
  suzanne sven svetlana sybil sydney sylvester sylvia tamara tanya tara tariq tatiana tatjana ted terence teresa teri
  terrence terri terry thaddeus thea thelma theodor theodora theodore theresa thierry thilo thomas thorsten tiffany tim
  timothy tina tobias toby todd tom tomas tomasz tommy tony torsten tracy travis trevor tristan ulrich ulysses uriah
  ursula uta ute uwe vaclav vadim valentin valentina valeria valerie vanessa vera vernon veronica veronika vicki victor
  victoria viktor viktoria vincent vincenzo viola virginia vittorio vivian vladimir vladislav wallace walter walther wanda
  warren wayne wendy werner wesley wilbur wilfred wilfried wilhelm wilhelmina will william willie wilma wilson winifred
  winston wojciech wolfgang wolfram woodrow xavier yann yannick yaroslav yasser yolanda yuri yuriy yusuf yves yvette
  yvonne zachary zainab zlatko zoe zofia zoran zosia
`;

let givenNames: ReadonlySet<string> | undefined;

/** True for a common given name, in small letters. */
export function isGivenName(folded: string): boolean {
  givenNames ??= new Set(wordsIn(list).map(foldWord));
  return givenNames.has(folded);
}
