package claims

import "github.com/relata-kg/relata/schema"

// The classes of words that decide how far a clause stands behind what is
// embedded in it. They follow the classes of implicative, factive and
// reporting verbs of Karttunen (1971) and Kiparsky and Kiparsky (1970).

// negators deny the word they modify.
var negators = set("not n't n’t no never neither nor hardly scarcely barely nowhere")

// reporting verbs make their subject the source of what they embed.
var reporting = set(`say tell announce report state claim argue warn add note confirm insist estimate suggest
	acknowledge admit allege assert aver caution comment complain concede conclude contend declare disclose
	emphasize emphasise explain indicate inform joke lament maintain mention notify observe opine pledge point predict
	proclaim quote reaffirm recall reiterate remark repeat reply respond reveal signal specify speculate stress testify
	vow write boast brief remind hint assure underline underscore tweet quip read cite continue post believe think
	accuse blame criticize criticise praise show find agree determine rule hope fear suspect promise recount relate
	understand feel consider expect worry know describe dispute question deny doubt reason guess figure charge demand
	insinuate intimate urge ask call recommend propose request hint imply swear volunteer theorize theorise`)

// speaking verbs say nothing beside what they embed: the act itself is a claim
// only with a listener or occasion.
var speaking = set(`say report state claim argue add note confirm insist estimate suggest acknowledge admit allege assert
	aver caution concede conclude contend declare emphasize emphasise explain indicate maintain observe opine point
	predict proclaim reaffirm recall reiterate remark repeat reply respond reveal stress testify tweet quip read believe
	think continue recount feel hope fear expect know understand show find warn announce predict worry write guess
	insinuate intimate boast hint speculate complain underline underscore`)

// listening verbs name a listener whom the act of saying reaches.
var listening = set("tell inform notify warn assure remind brief advise ask urge convince persuade promise")

// Verbs whose infinitive happened if they are asserted: the whole is one
// happening, and the inner verb names it.
var transparent = set(`begin start continue stop cease finish help manage proceed resume keep come go go get use dare tend
	happen turn prove appear seem force lead cause`)

// implicative verbs are part of what happened and stay in the name of the
// relation.
var mods = map[string]schema.Modality{
	"plan": schema.Planned, "want": schema.Planned, "hope": schema.Planned, "intend": schema.Planned, "expect": schema.Planned,
	"schedule": schema.Planned, "prepare": schema.Planned, "decide": schema.Planned, "agree": schema.Planned, "promise": schema.Planned,
	"pledge": schema.Planned, "vow": schema.Planned, "wish": schema.Planned, "aim": schema.Planned, "mean": schema.Planned,
	"ready": schema.Planned, "willing": schema.Planned, "set": schema.Planned, "due": schema.Planned, "eager": schema.Planned,
	"determined": schema.Planned, "prepared": schema.Planned, "poised": schema.Planned, "likely": schema.Possible, "unlikely": schema.Possible,
	"able": schema.Possible, "capable": schema.Possible, "unable": schema.Possible, "going": schema.Planned, "about": schema.Planned, "propose": schema.Planned,
	"consider": schema.Planned, "choose": schema.Planned, "swear": schema.Planned, "project": schema.Planned, "forecast": schema.Planned,
	"predict": schema.Planned, "slate": schema.Planned, "commit": schema.Planned, "consent": schema.Planned, "wait": schema.Planned,
	"reluctant": schema.Planned, "open": schema.Planned, "keen": schema.Planned, "anxious": schema.Planned, "anticipate": schema.Planned, "await": schema.Planned, "design": schema.Planned, "free": schema.Possible,

	"ask": schema.Demanded, "urge": schema.Demanded, "demand": schema.Demanded, "call": schema.Demanded, "order": schema.Demanded,
	"request": schema.Demanded, "require": schema.Demanded, "tell": schema.Demanded, "advise": schema.Demanded, "encourage": schema.Demanded,
	"recommend": schema.Demanded, "push": schema.Demanded, "press": schema.Demanded, "appeal": schema.Demanded, "need": schema.Demanded,
	"invite": schema.Demanded, "warn": schema.Demanded, "insist": schema.Demanded, "suggest": schema.Demanded, "instruct": schema.Demanded,
	"command": schema.Demanded, "oblige": schema.Demanded, "persuade": schema.Planned, "convince": schema.Planned, "pressure": schema.Demanded, "beg": schema.Demanded,
	"plead": schema.Demanded, "implore": schema.Demanded, "direct": schema.Demanded, "lobby": schema.Demanded, "have": schema.Demanded,
	"necessary": schema.Demanded, "important": schema.Demanded, "essential": schema.Demanded,

	"allow": schema.Possible, "permit": schema.Possible, "authorize": schema.Possible, "authorise": schema.Possible, "enable": schema.Possible,
	"suspect": schema.Possible, "believe": schema.Possible, "think": schema.Possible, "fear": schema.Possible, "allege": schema.Possible,
	"appear": schema.Possible, "seem": schema.Possible, "offer": schema.Planned,
	"rumor": schema.Possible, "rumour": schema.Possible, "presume": schema.Possible, "assume": schema.Possible, "accuse": schema.Possible, "doubt": schema.Possible,
	"speculate": schema.Possible, "possible": schema.Possible,
	"refuse": negated, "decline": negated, "fail": negated, "deny": negated, "neglect": negated, "forget": negated, "cease": negated,
	"prevent": negated, "ban": negated, "bar": negated, "avoid": negated, "prohibit": negated, "forbid": negated,
	"omit": negated, "refrain": negated, "dissuade": negated, "discourage": negated, "abstain": negated,
}

// negated marks the verbs whose infinitive or gerund did not happen; it is no
// modality and never leaves this package.
const negated schema.Modality = "negated"

// dropped matrix verbs stay out of the relation's words: what they say is said
// by polarity and modality.
var silent = set("plan intend refuse decline fail schedule set due need go going able unable likely unlikely appear seem hope prepare decide agree promise pledge vow have about")

// modals and what they make of a clause.
var modals = map[string]schema.Modality{
	"will": schema.Planned, "shall": schema.Planned, "'ll": schema.Planned, "’ll": schema.Planned, "wo": schema.Planned,
	"would": schema.Hypothetical, "'d": schema.Hypothetical, "’d": schema.Hypothetical,
	"may": schema.Possible, "might": schema.Possible, "could": schema.Possible, "can": schema.Possible, "ca": schema.Possible,
	"should": schema.Demanded, "must": schema.Demanded, "ought": schema.Demanded,
}

// hedges make what they modify possible.
var hedges = set("reportedly allegedly possibly perhaps maybe probably apparently seemingly presumably supposedly purportedly potentially likely")

// hedgingAdjectives make the event of the noun they modify possible.
var hedgingAdjectives = map[string]schema.Modality{
	"alleged": schema.Possible, "suspected": schema.Possible, "possible": schema.Possible, "potential": schema.Possible, "apparent": schema.Possible,
	"likely": schema.Possible, "purported": schema.Possible, "planned": schema.Planned, "proposed": schema.Planned, "future": schema.Planned,
	"upcoming": schema.Planned, "scheduled": schema.Planned, "attempted": schema.Planned, "would-be": schema.Hypothetical, "expected": schema.Planned, "forthcoming": schema.Planned,
}

// conditional conjunctions.
var conditional = set("if unless lest whether provided")

// saying nouns are documents and utterances: what stands in their "that"
// clause is said by them.
var saying = set(`report statement claim allegation rumor rumour letter memo document article announcement warning accusation
	assertion argument suggestion evidence indication sign fear belief hope concern complaint speech testimony comment remark news
	message study survey poll warning estimate prediction promise pledge threat charge`)

// doubtful nouns of saying make what they say possible.
var doubtful = set("sense feeling impression perception suspicion allegation rumor rumour fear belief hope possibility suspicion speculation chance likelihood prospect accusation threat idea concern suggestion indication charge")

// courtesy titles and ranks say nothing of an office.
var courtesy = set(`mr. mr mrs. mrs ms. ms miss dr. dr sir lady lord madame prof. st. saint gen. gen general lt. lieutenant col. colonel
	maj. major capt. captain sgt. sergeant brig. brigadier adm. admiral cpl. corporal pvt. private cmdr. commander sheikh sheik
	ayatollah mullah hajj sen. rep. gov. rev. rev father sister brother fr. hon. maj cmdr vice-adm. mt. marshal uncle aunt ex`)

// offices are nouns for posts that a person or body holds.
var officeNouns = set(`president minister chairman chairwoman chairperson chair secretary chief head leader spokesman spokeswoman
	spokesperson director ambassador envoy governor mayor senator representative king queen prince premier chancellor commander
	commissioner adviser advisor aide deputy officer official judge justice prosecutor lawyer attorney professor editor coach
	manager founder owner executive treasurer speaker member founder co-founder editor-in-chief negotiator coordinator
	inspector economist analyst correspondent reporter journalist dictator ruler cleric bishop archbishop cardinal pope emperor
	sheriff congressman congresswoman lawmaker legislator dean principal rector curator conductor vice-president ceo cfo cto coo`)

// light verbs leave the saying to their object noun; the noun's preposition
// leads to the participant.
var light = map[string]map[string]bool{
	"hold":       set("talk meeting conference discussion consultation negotiation ceremony session dialogue vote election rally interview position share stake power control debate hearing grudge summit trial inquiry protest demonstration"),
	"have":       set("support backing approval blessing permission access talk meeting discussion concern relation relationship contact effect impact influence tie link role right power control responsibility agreement interest dispute regret need doubt difficulty problem conversation stake share faith confidence trust plan implication advantage jurisdiction authority monopoly obligation knowledge contract preference sympathy"),
	"take":       set("part place control action step care charge aim responsibility advantage note command power possession over hold root account look revenge credit effect toll stand stance issue offense offence pride exception refuge shelter custody delivery stock lead"),
	"make":       set("visit trip decision statement contribution progress attack appeal call contact effort attempt offer payment use reference promise commitment deal appearance landing claim remark comment speech change recommendation announcement demand investment proposal case war peace fun room way sense mention headway concession overture pact alliance gain inroad accusation allegation threat complaint compromise deposit donation bid link distinction stop pilgrimage journey inquiry request provision plea"),
	"give":       set("support help rise birth permission way priority assistance approval speech interview access consideration control boost credit order advice evidence testimony preference voice shelter power blessing"),
	"pay":        set("visit tribute attention respect homage price heed compliment compensation"),
	"do":         set("business damage harm research work justice battle"),
	"launch":     set("attack offensive operation strike raid investigation probe assault campaign inquiry crackdown war drive bid initiative appeal invasion"),
	"carry":      set("attack strike raid weight responsibility operation"),
	"conduct":    set("attack raid operation strike talk investigation research interview study search negotiation"),
	"provide":    set("support protection assistance help access security"),
	"express":    set("support concern regret hope interest satisfaction sympathy opposition confidence outrage anger doubt condolence gratitude dismay solidarity optimism fear frustration alarm thanks sorrow appreciation disappointment shock"),
	"impose":     set("sanction ban restriction tax curfew embargo limit tariff fine blackout duty condition penalty blockade moratorium quota"),
	"reach":      set("agreement deal accord compromise settlement understanding"),
	"sign":       set("agreement deal contract accord treaty pact memorandum protocol ceasefire truce"),
	"play":       set("role part"),
	"pose":       set("threat risk danger challenge"),
	"put":        set("pressure emphasis end stop blame burden strain restriction limit trust faith"),
	"exert":      set("pressure influence control"),
	"open":       set("fire investigation talk door"),
	"declare":    set("war victory independence ceasefire truce"),
	"wage":       set("war campaign battle jihad struggle"),
	"lay":        set("siege claim blame foundation stone wreath"),
	"set":        set("fire foot"),
	"lose":       set("control contact touch interest faith confidence patience ground"),
	"gain":       set("control access independence entry advantage support ground"),
	"seize":      set("control"),
	"draw":       set("line criticism attention fire praise protest inspiration comparison conclusion"),
	"show":       set("support interest respect restraint mercy sympathy disregard contempt"),
	"ask":        set("question"),
	"lack":       set("access"),
	"need":       set("access"),
	"establish":  set("contact relation tie link control"),
	"file":       set("complaint lawsuit suit charge claim appeal petition motion"),
	"begin":      set("talk visit negotiation trip tour"),
	"start":      set("talk negotiation work"),
	"end":        set("visit"),
	"resume":     set("talk negotiation"),
	"place":      set("order emphasis blame restriction"),
	"pave":       set("way"),
	"clear":      set("way"),
	"voice":      set("concern support opposition optimism hope doubt fear anger disappointment"),
	"win":        set("support control independence victory praise recognition concession contract backing approval access acclaim"),
	"serve":      set("time"),
	"cast":       set("doubt vote shadow ballot blame light"),
	"throw":      set("light doubt"),
	"bring":      set("charge end attention suit lawsuit pressure peace stability relief"),
	"commit":     set("crime"),
	"deny":       set("access bail entry responsibility involvement link role knowledge"),
	"exchange":   set("fire gunfire"),
	"keep":       set("track eye control watch contact pressure"),
	"order":      set("arrest"),
	"offer":      set("support help condolence apology advice explanation alternative resistance"),
	"suffer":     set("abuse"),
	"drop":       set("charge"),
	"fall":       set("prey victim"),
	"engage":     set("talk"),
	"enter":      set("talk"),
	"score":      set("win victory"),
	"join":       set("force hand rank"),
	"issue":      set("warning injunction ban threat appeal apology ultimatum call alert"),
	"raise":      set("concern doubt question fear objection alarm awareness"),
	"mount":      set("attack offensive campaign challenge operation"),
	"stage":      set("protest demonstration rally raid attack coup strike"),
	"lift":       set("ban embargo sanction restriction blockade siege"),
	"face":       set("charge trial pressure accusation criticism opposition threat challenge"),
	"receive":    set("support aid help assistance praise criticism approval backing"),
	"get":        set("help support permission approval access"),
	"seek":       set("revenge asylum refuge help support compensation approval permission protection dialogue"),
	"find":       set("refuge shelter"),
	"maintain":   set("control relation contact tie presence link"),
	"cut":        set("tie relation contact link"),
	"sever":      set("tie relation contact link"),
	"restore":    set("tie relation contact link"),
	"normalize":  set("tie relation"),
	"strengthen": set("tie relation cooperation"),
	"improve":    set("tie relation cooperation"),
	"break":      set("tie relation link contact rank"),
	"form":       set("alliance coalition partnership"),
	"strike":     set("deal agreement balance bargain"),
	"undergo":    set("surgery treatment"),
	"bear":       set("responsibility witness resemblance grudge"),
	"claim":      set("responsibility victory credit"),
	"accept":     set("responsibility blame"),
	"assume":     set("responsibility control command"),
	"admit":      set("involvement responsibility"),
	"exercise":   set("control influence power"),
	"retain":     set("control"),
	"regain":     set("control"),
	"wrest":      set("control"),
	"pledge":     set("support allegiance loyalty cooperation aid help assistance"),
	"swear":      set("allegiance loyalty"),
	"lodge":      set("complaint protest appeal"),
	"fight":      set("war battle"),
	"enjoy":      set("support access relation"),
	"achieve":    set("independence victory"),
	"conclude":   set("agreement deal treaty talk"),
	"negotiate":  set("agreement deal treaty truce settlement"),
	"level":      set("charge accusation criticism"),
	"deal":       set("blow"),
	"deliver":    set("blow warning ultimatum"),
	"suspend":    set("talk negotiation"),
	"share":      set("border information intelligence power"),
	"catch":      set("sight glimpse"),
	"demand":     set("ransom"),
}

// symmetric verbs join their plural subject: each does it with the other.
var symmetric = set("meet talk clash fight marry divorce merge negotiate confer cooperate agree split unite team collide")

// symmetricNouns are events between two parties.
var symmetricNouns = set(`talk meeting negotiation war conflict dispute agreement deal treaty border relation tie cooperation clash summit
	contact battle discussion dialogue conversation rivalry partnership trade exchange link difference fighting alliance marriage peace
	ceasefire truce friendship encounter match game relationship feud struggle merger travel flight shootout gunbattle tension communication consultation violence gap competition contest`)

// locative prepositions lead to the place of what they modify.
var locative = set("through in at near on inside outside within across off around along beside beyond above below under over throughout atop opposite between into amid by from to toward towards")

// placing prepositions state where something is.
var placing = set("in at near on inside outside within across along throughout beside beneath under around")

// temporal prepositions lead to a time when their object is one or an event.
var temporal = set("after before since during until till following prior")

// placeNouns are common nouns of places.
var placeNouns = set(`town city village area region province country district neighborhood neighbourhood state island territory border
	capital site camp prison base station airport hospital school university street road highway market square mosque church building
	house home court hotel restaurant headquarters office facility center centre zone valley mountain river sea ocean coast shore port
	harbor bridge compound checkpoint park stadium theater theatre museum plant factory farm field desert forest lake beach world
	continent north south east west northeast northwest southeast southwest suburb county cell jail embassy consulate palace refuge
	refinery mine reactor outpost stronghold enclave settlement line front town coalfield plains plain part parts exchange ground room`)

// bridges are the nouns of compound prepositions: "in honor of".
var bridges = set(`front spite place favor favour charge response addition terms view light support honor honour exchange connection line
	accordance return search memory behalf top case means response pursuit defense defence retaliation opposition relation regard respect
	reference contrast comparison compliance conjunction collaboration cooperation coordination partnership possession preparation
	protest reaction recognition lieu violation excess hopes anticipation celebration commemoration advance`)

// directions head phrases like "north of Baghdad".
var directions = set("north south east west northeast northwest southeast southwest outside north-east north-west south-east south-west")

// timeAdverbs tell a time without a date.
var timeAdverbs = set("recently earlier later now still already currently immediately soon previously formerly overnight then afterwards subsequently today yesterday tomorrow tonight initially originally nowadays ago")

// timeNouns are common nouns of time, for phrases the time reader leaves.
var timeNouns = set(`day week month year decade century hour minute second moment night evening morning afternoon weekend today
	tomorrow yesterday time period season summer winter spring autumn fall past future monday tuesday wednesday thursday friday saturday
	sunday january february march april may june july august september october november december midnight noon dawn era age eve anniversary`)

// pointless modifiers take no part in a claim.
var idle = set("example instance turn way fact addition contrast general particular course average particular result effect")

// eventNouns happen: their possessor or "by" phrase did them, their
// prepositions lead to the participants.
var eventNouns = set(`comment combat fighting attack visit trip speech letter talk meeting withdrawal killing assassination arrest invasion raid strike assault
	bombing shooting explosion protest demonstration rally march election vote decision agreement support opposition offer pledge promise
	proposal plan request call appeal demand threat warning response reaction report statement remark comment claim allegation
	accusation criticism complaint announcement investigation inquiry probe trial testimony conviction sentence death murder suicide
	rescue release capture detention kidnapping abduction hostage escape flight arrival departure return journey tour mission
	operation campaign offensive war battle fight clash conflict fighting ceasefire truce treaty deal accord pact contract purchase
	acquisition sale takeover merger investment loan donation payment contribution aid help assistance cooperation relationship
	relation tie link contact alliance partnership membership nomination appointment election resignation dismissal removal ouster
	inauguration victory defeat win loss gain increase decrease rise fall drop growth decline expansion reduction cut ban sanction embargo
	restriction deployment presence intervention interference involvement role participation attempt effort bid move push search hunt
	research study survey interview conversation discussion negotiation consultation dialogue debate dispute argument disagreement
	message recommendation reference access dependence reliance influence impact effect control occupation annexation suspension
	delivery transfer shipment supply export import trade production construction destruction damage injury abuse
	torture treatment attitude approach commitment contribution concern interest confidence faith trust belief
	determination intention desire wish hope authorization approval rejection refusal denial recognition acceptance adoption
	implementation violation breach tribute apology thanks invitation welcome reception collapse crash accident failure outbreak
	quarrel feud appearance performance concert service remarks mention delay
	bombardment brutality suppression shelling crackdown siege blockade persecution execution massacre slaughter hijacking seizure
	looting eviction expulsion deportation extradition repatriation evacuation relocation recruitment dispatch harassment
	intimidation mistreatment beating stabbing rape humiliation punishment imprisonment incarceration jailing indictment prosecution
	acquittal pardon interrogation questioning monitoring inspection verification examination assessment evaluation
	confiscation closure reopening detonation enrichment privatization nationalization overhaul restructuring renovation restoration
	rebuilding demolition dismantling disarmament demobilization integration unification reunification secession accession admission
	eradication elimination protection preservation promotion endorsement backing sponsorship financing funding lending handover
	conquest liberation overthrow toppling uprising revolt rebellion insurrection mutiny celebration commemoration burial
	re-election reelection candidacy crossing incursion intrusion infiltration advance retreat pullout pullback redeployment buildup
	mobilization ambush airstrike barrage gunfight firefight standoff showdown confrontation skirmish provocation retaliation reprisal
	boycott walkout hiring firing sacking impeachment reinstatement handling supervision oversight enforcement adherence compliance
	observance ratification signing renewal extension postponement cancellation abolition repeal revision amendment easing
	relaxation tightening escalation resumption continuation halt cessation completion poisoning infection vaccination transmission
	spread discovery creation establishment formation use misuse usage exploitation consumption pollution contamination disposal
	dumping disclosure publication coverage portrayal depiction description condemnation denunciation praise briefing lobbying
	pressure coercion shootout gunbattle scuffle brawl melee rampage theft robbery smuggling trafficking sabotage hacking stance policy pursuit quest ambition bombing`)

// happenings are events without object: "of" leads to who they happen to.
var happenings = set("death arrival departure collapse birth resignation return appearance suicide victory defeat failure escape flight election appointment arrest visit presence")

// demands are nouns whose infinitive those do whom they are directed at.
var demands = set("pressure call appeal request demand order warning plea ultimatum permission authority invitation incentive instruction")

// kinship and belonging: "Dunford's father".
var kinship = set("father mother brother sister son daughter wife husband uncle aunt cousin nephew niece friend ally partner widow grandson grandfather grandmother parent child successor predecessor rival colleague counterpart")
