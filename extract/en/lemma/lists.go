package lemma

import "strings"

// pairs reads lines of "form… = lemma" into a map.
func pairs(text string) map[string]string {
	m := map[string]string{}
	for _, line := range strings.Split(text, ";") {
		forms, l, ok := strings.Cut(line, "=")
		if !ok {
			continue
		}
		for _, f := range strings.Fields(forms) {
			m[f] = strings.TrimSpace(l)
		}
	}
	return m
}

func set(text string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(text) {
		m[w] = true
	}
	return m
}

var pronouns = pairs(`
	i me = I; mine = my; myself = myself; us 's = we; ours = our; u ya = you; yours = your; him = he; her = she; hers = her;
	them 'em = they; theirs = their; these = this; those = that; whom = whom; thee = thou`)

var determiners = pairs(`an = a; these = this; those = that; th' = the`)

var magnitudes = pairs(`m mn = million; k = thousand; b bn = billion; tn = trillion`)

// calendar writes abbreviated months and days out.
var calendar = pairs(`
	Jan = January; Feb = February; Mar = March; Apr = April; Jun = June; Jul = July; Aug = August; Sep Sept = September;
	Oct = October; Nov = November; Dec = December; Mon = Monday; Tue Tues = Tuesday; Wed = Wednesday; Thu Thur Thurs = Thursday;
	Fri = Friday; Sat = Saturday`)

// calendarWords are names that are written with a capital wherever they stand.
var calendarWords = set(`january february april june july august september october november december monday tuesday wednesday thursday
	friday saturday sunday christmas easter thanksgiving`)

var abbreviated = pairs(`govt = government; dept = department; approx = approximately; esp = especially; min = minute; hr = hour; yr = year`)

var auxiliaries = pairs(`
	'm m am 're re r are 's s is was were been being be = be; 've ve has had having have = have; does did done doing do = do;
	'll ll ca can wo will shall = will; 'd would = would; could = could; should = should; may = may; might = might; must = must;
	got getting gets gotten = get; ai = be; ca can = can; shall sha = shall`)

// irregularVerbs holds the forms of verbs that rules do not give. Where a form
// belongs to two verbs the commoner has it.
var irregularVerbs = pairs(`
	am are is was were been being 're 'm 's = be; has had having 've = have; does did done doing = do; goes went gone going = go;
	abode = abide; arose arisen = arise; awoke awoken = awake; bore borne born = bear; beat beaten = beat;
	became = become; befell befallen = befall; began begun = begin; bent = bend; bet = bet; bade bidden = bid;
	bound = bind; bit bitten = bite; bled = bleed; blew blown = blow; broke broken = break; bred = breed; brought = bring;
	broadcast = broadcast; built = build; burnt = burn; burst = burst; bought = buy; cast = cast; caught = catch; chose chosen = choose;
	clung = cling; clad = clothe; came = come; cost = cost; crept = creep; cut = cut; dealt = deal; dug = dig; dove = dive; drew drawn = draw;
	dreamt = dream; drank drunk = drink; drove driven = drive; dwelt = dwell; ate eaten = eat; fell fallen = fall; fed = feed; felt = feel;
	fought = fight; found = find; fled = flee; flung = fling; flew flown = fly; forbade forbidden = forbid; forecast = forecast;
	foresaw foreseen = foresee; forgot forgotten = forget; forgave forgiven = forgive; forsook forsaken = forsake; froze frozen = freeze;
	got gotten = get; gave given = give; ground = grind; grew grown = grow; hung = hang; heard = hear; hid hidden = hide; hit = hit; held = hold;
	hurt = hurt; kept = keep; knelt = kneel; knew known = know; laid = lay; lain = lie; led = lead; leapt = leap; learnt = learn; left = leave;
	lent = lend; let = let; lit = light; lost = lose; made = make; meant = mean; met = meet; mistook mistaken = mistake; mown = mow; paid = pay;
	partook partaken = partake; pled = plead; proven = prove; put putting = put; quit = quit; read = read; rid = rid; rode ridden = ride; rang rung = ring;
	rose risen = rise; ran run = run; sawn = saw; said = say; saw seen = see; sought = seek; sold = sell; sent = send; set = set; sewn = sew;
	shook shaken = shake; shorn = shear; shed = shed; shone = shine; shot = shoot; shown = show; shrank shrunk = shrink; shut = shut;
	sang sung = sing; sank sunk = sink; sat = sit; slew slain = slay; slept = sleep; slid = slide; slung = sling; slit = slit; smelt = smell;
	sown = sow; spoke spoken = speak; sped = speed; spelt = spell; spent = spend; spilt = spill; spun = spin; spat = spit; split = split;
	spoilt = spoil; spread = spread; sprang sprung = spring; stood = stand; stole stolen = steal; stuck = stick; stung = sting; stank stunk = stink;
	strode stridden = stride; struck stricken = strike; strung = string; strove striven = strive; swore sworn = swear; swept = sweep;
	swollen = swell; swam swum = swim; swung = swing; took taken = take; taught = teach; tore torn = tear; told = tell; thought = think;
	thrived throve thriven = thrive; threw thrown = throw; thrust = thrust; trod trodden = tread; underwent undergone = undergo;
	understood = understand; undertook undertaken = undertake; upheld = uphold; upset = upset; woke woken = wake; wore worn = wear;
	wove woven = weave; wed = wed; wept = weep; won = win; wound = wind; withdrew withdrawn = withdraw; withheld = withhold;
	withstood = withstand; wrung = wring; wrote written = write; lying = lie; dying = die; underlying = underlie; underlay underlain = underlie; overlying = overlie; tying = tie; vying = vie; bidding = bid;
	axed axing axes = axe; dyed dyeing = dye; shoed shoeing = shoe; hoed hoeing = hoe; outdid outdone outdoes = outdo; overdid overdone overdoes = overdo;
	undid undone undoes = undo; redid redone redoes = redo; undergoes undergoing = undergo; foregone forgone = forgo; bitten = bite; begotten = beget;
	besieged = besiege; panicked panicking = panic; mimicked mimicking = mimic; trafficked trafficking = traffic; picnicked picnicking = picnic;
	frolicked frolicking = frolic; bussed bussing = bus; gassed gassing = gas; quizzed quizzing = quiz; focussed focussing = focus; biassed = bias;
	belied belying = belie; untied untying = untie; skied = ski; ought = ought; shod = shoe; hove = heave; bereft = bereave; sublet = sublet`)

var verbPrefixes = []string{"re", "out", "over", "under", "un", "mis", "fore", "with", "co", "pre", "de", "dis", "inter", "be", "up"}

// stems are what stands before -ed or -ing in verbs that the rules of
// [restore] get wrong.
var stems = pairs(`
	add = add; ebb = ebb; egg = egg; err = err; butt = butt; putt = putt; purr = purr; inn = inn; buzz = buzz; fizz = fizz; jazz = jazz; boycott = boycott;
	us = use; eas = ease; ag = age; ach = ache; ow = owe; aw = awe; ey = eye; id = ide; ic = ice; ey = eye; ad = ad;
	gas = gas; bus = bus; bias = bias; focus = focus; refocus = refocus; canvas = canvas; cours = course;
	visit = visit; edit = edit; exit = exit; limit = limit; audit = audit; vomit = vomit; orbit = orbit; merit = merit;
	argu = argue; su = sue; pursu = pursue; ensu = ensue; subdu = subdue; cu = cue; queu = queue;
	believ = believe; hous = house; ros = rose; clos = close; los = lose; choos = choose; cloth = clothe; lous = louse;
	din = dine; ruin = ruin; fuel = fuel; duel = duel; dial = dial; trial = trial; burial = burial; label = label; total = total; vial = vial; real = real;
	rebel = rebel; control = control; patrol = patrol; cancel = cancel; equal = equal; rival = rival; signal = signal; pedal = pedal; metal = metal;
	stag = stage; wag = wage; rag = rage; pag = page; cag = cage; gaug = gauge; besieg = besiege; sieg = siege; lieg = liege; allege = allege; alleg = allege;
	plagu = plague; ton = tone; hon = hone; con = cone; own = own; disown = disown; phon = phone; zon = zone;
	ski = ski; taxi = taxi; echo = echo; veto = veto; go = go; do = do; radio = radio; video = video; forgo = forgo; undergo = undergo; woo = woo; boo = boo; moo = moo; shoo = shoo; tattoo = tattoo;
	gestur = gesture; quer = query; sentenc = sentence; shepherd = shepherd;
	welcom = welcome; com = come; becom = become; overcom = overcome; cordon = cordon; ransom = ransom; blossom = blossom; fathom = fathom; custom = custom;
	wir = wire; fir = fire; abhor = abhor; tutor = tutor; author = author; favor = favor; labor = labor; color = color; mirror = mirror; monitor = monitor;
	sponsor = sponsor; anchor = anchor; harbor = harbor; vector = vector; error = error; doctor = doctor; factor = factor; honor = honor; motor = motor;
	stor = store; scor = score; bor = bore; snor = snore; ador = adore; implor = implore; ignor = ignore; explor = explore; restor = restore; deplor = deplore;
	pressur = pressure; interfer = interfere; adher = adhere; persever = persevere; rever = revere; sever = sever; cover = cover;
	conced = concede; preced = precede; reced = recede; seced = secede; imped = impede; interced = intercede; succeed = succeed; exceed = exceed; proceed = proceed;
	wed = wed; shed = shed; embed = embed; stampeded = stampede; stamped = stampede; supersed = supersede;
	bath = bathe; breath = breathe; lath = lathe; teeth = teethe; sheath = sheathe; wreath = wreathe;
	hat = hate; dat = date; stat = state; rat = rate; skat = skate; wait = wait; await = await; suit = suit; recruit = recruit; bait = bait;
	formulat = formulate; treat = treat; retreat = retreat; mistreat = mistreat; entreat = entreat; threat = threat; eat = eat; reheat = reheat; creat = create; recreat = recreate; siphon = siphon; inhabit = inhabit; imperil = imperil; bedevil = bedevil; 
	cit = cite; excit = excite; incit = incite; recit = recite; invit = invite; ignit = ignite; reignit = reignite; unit = unite; reunit = reunite; writ = write; rewrit = rewrite; underwrit = underwrite; bit = bite; spit = spite; sit = site; kit = kite;
	market = market; target = target; budget = budget; quiet = quiet; compet = compete; complet = complete; delet = delete; deplet = deplete; secret = secrete; excret = excrete;
	rout = route; rerout = reroute; vot = vote; quot = quote; not = note; denot = denote; promot = promote; demot = demote; devot = devote; connot = connote; dot = dote;
	pilot = pilot; pivot = pivot; riot = riot; allot = allot; knot = knot; ballot = ballot; bigot = bigot;
	continu = continue; valu = value; devalu = devalue; rescu = rescue; issu = issue; reissu = reissue; tissu = tissue; imbu = imbue; glu = glue; accru = accrue; tru = true;
	forc = force; lac = lace; rac = race; fac = face; plac = place; voic = voice; sauc = sauce; talc = talc; sync = sync; arc = arc;
	happen = happen; open = open; reopen = reopen; listen = listen; leng = leng; even = even; conven = convene; reconven = reconvene; interven = intervene; contraven = contravene; scen = scene; gangren = gangrene;
	enterpris = enterprise; purchas = purchase; promis = promise; premis = premise; chas = chase; leas = lease; releas = release; ceas = cease; increas = increase; decreas = decrease; pleas = please; teas = tease; creas = crease; greas = grease;
	plan = plane; pan = pane; can = cane; scan = scan; loan = loan; clean = clean; van = van; man = man; ban = ban;
	nam = name; renam = rename; blam = blame; fram = frame; program = program; cram = cram; sham = shame; gam = game; tam = tame; flam = flame; lam = lame; dam = dam;
	escap = escape; landscap = landscape; kidnap = kidnap; handicap = handicap; shap = shape; tap = tape; rap = rape; scrap = scrape; drap = drape; gap = gape; vap = vape;
	develop = develop; redevelop = redevelop; envelop = envelop; gallop = gallop; wallop = wallop; elop = elope; hop = hope; cop = cope; slop = slope; scop = scope; grop = grope; rop = rope; mop = mope;
	worship = worship; gossip = gossip; equip = equip; wip = wipe; pip = pipe; strip = stripe; snip = snipe; grip = gripe; swip = swipe; typ = type; hyp = hype;
	describ = describe; prob = probe; rob = robe; tub = tube; cub = cube; bib = bib; absorb = absorb; daub = daub; climb = climb; bomb = bomb; comb = comb;
	saf = safe; chaf = chafe; knif = knife; prof = prof; proof = proof; ref = ref; brief = brief; debrief = debrief; leaf = leaf;
	schedul = schedule; reschedul = reschedule; rul = rule; overrul = overrule; haul = haul; overhaul = overhaul; maul = maul; control = control; consol = console; parol = parole; cajol = cajole; extol = extol; pol = pole; idol = idol; symbol = symbol;
	fil = file; pil = pile; til = tile; smil = smile; compil = compile; reconcil = reconcile; defil = defile; profil = profile; exil = exile; stockpil = stockpile; rifl = rifle; pencil = pencil; council = council; evil = evil; fossil = fossil; gril = grill;
	scal = scale; inhal = inhale; exhal = exhale; impal = impale; whal = whale; pal = pale; styl = style; appeal = appeal;
	sing = sing; ring = ring; bring = bring; string = string; spring = spring; swing = swing; sting = sting; cling = cling; fling = fling; wing = wing; ping = ping; sling = sling; bing = binge; wring = wring; hing = hinge; ting = tinge; cring = cringe; fring = fringe; infring = infringe; imping = impinge; syring = syringe; ping = ping; king = king; ding = ding; zing = zing; ling = ling;
	hang = hang; bang = bang; gang = gang; clang = clang; harangu = harangue; long = long; belong = belong; prolong = prolong; throng = throng; wrong = wrong; spong = sponge; loung = lounge; scroung = scrounge; plung = plunge; lung = lunge; orang = orange; rang = range; arrang = arrange; estrang = estrange; 
	cast = cast; past = paste; tast = taste; wast = waste; hast = haste; bast = baste; toast = toast; roast = roast; boast = boast; coast = coast; blast = blast; last = last; contrast = contrast; broadcast = broadcast; forecast = forecast; fast = fast;
	centr = center; acr = acre; massacr = massacre; welt = welt; cre = cree; fre = free; agre = agree; guarante = guarantee;
	lin = line; fin = fine; win = wine; min = mine; pin = pine; shin = shine; whin = whine; twin = twine; combin = combine; examin = examine; imagin = imagine; determin = determine; undermin = undermine; destin = destine; disciplin = discipline; vaccin = vaccine; machin = machine; medicin = medicine; engin = engine; cousin = cousin; cabin = cabin; margin = margin; origin = origin; resin = resin; bargain = bargain; 
	tun = tune; prun = prune; attun = attune; fortun = fortune; dun = dune;
	tim = time; prim = prime; chim = chime; crim = crime; mim = mime; lim = lime; victim = victim; maxim = maxim; pilgrim = pilgrim; consum = consume; assum = assume; resum = resume; presum = presume; fum = fume; costum = costume; perfum = perfume; exhum = exhume; plum = plume; volum = volume; rhym = rhyme;
	smok = smoke; tak = take; mak = make; lik = like; strik = strike; trek = trek; yok = yoke; 
	combat = combat; format = format; reformat = reformat; pat = pate; mat = mate; gat = gate; grat = grate; plat = plate; float = float; gloat = gloat; coat = coat; bloat = bloat;
	sid = side; preside = preside; guid = guide; slid = slide; rid = ride; hid = hide; bid = bide; aid = aid; raid = raid; avoid = avoid; void = void; maid = maid; braid = braid; upbraid = upbraid;
	load = load; trad = trade; fad = fade; wad = wade; shad = shade; jad = jade; cod = code; decod = decode; encod = encode; explod = explode; implod = implode; erod = erode; corrod = corrode; bod = bode; mod = mode; 
	nod = nod; prod = prod; plod = plod; period = period; method = method;
	shar = share; car = care; star = stare; scar = scare; spar = spare; dar = dare; squar = square; glar = glare; blar = blare; flar = flare; par = pare; bar = bare; far = fare; war = ware; snar = snare; compar = compare; prepar = prepare; declar = declare; 
	cur = cure; lur = lure; murmur = murmur; sulfur = sulfur; pur = pure; fur = fur;
	pok = poke; invok = invoke; tower = tower`)

// irregularNouns are plurals that rules do not give.
var irregularNouns = pairs(`
	men = man; women = woman; children = child; feet = foot; teeth = tooth; geese = goose; mice = mouse; lice = louse; oxen = ox; dice = die; pence = penny;
	lives = life; wives = wife; knives = knife; wolves = wolf; leaves = leaf; halves = half; shelves = shelf; selves = self; thieves = thief; loaves = loaf;
	calves = calf; elves = elf; hooves = hoof; scarves = scarf; wharves = wharf; dwarves = dwarf; sheaves = sheaf; beeves = beef;
	analyses = analysis; crises = crisis; theses = thesis; hypotheses = hypothesis; diagnoses = diagnosis; oases = oasis; parentheses = parenthesis;
	emphases = emphasis; syntheses = synthesis; neuroses = neurosis; psychoses = psychosis; prognoses = prognosis; metamorphoses = metamorphosis; synopses = synopsis;
	paralyses = paralysis; catharses = catharsis; nemeses = nemesis; prostheses = prosthesis; antitheses = antithesis; axes = axis; bases = base;
	criteria = criterion; phenomena = phenomenon; automata = automaton; polyhedra = polyhedron; bacteria = bacterium; memoranda = memorandum; referenda = referendum; strata = stratum; errata = erratum;
	addenda = addendum; curricula = curriculum; millennia = millennium; symposia = symposium; ova = ovum; spectra = spectrum; quanta = quantum; media = medium; data = datum; maxima = maximum; minima = minimum; optima = optimum; genera = genus; corpora = corpus;
	stigmata = stigma; schemata = schema; indices = index; matrices = matrix; vertices = vertex; appendices = appendix; vortices = vortex; codices = codex; apices = apex; helices = helix;
	alumni = alumnus; alumnae = alumna; fungi = fungus; stimuli = stimulus; cacti = cactus; nuclei = nucleus; radii = radius; syllabi = syllabus; foci = focus; loci = locus; bacilli = bacillus; termini = terminus;
	larvae = larva; formulae = formula; vertebrae = vertebra; antennae = antenna; algae = alga; nebulae = nebula; supernovae = supernova; vitae = vita;
	bureaux = bureau; plateaux = plateau; chateaux = chateau; tableaux = tableau; milieux = milieu; beaux = beau; gateaux = gateau;
	passersby = passerby; runners-up = runner-up; sons-in-law = son-in-law; daughters-in-law = daughter-in-law; brothers-in-law = brother-in-law; attorneys-general = attorney-general;
	people = people; police = police; cattle = cattle; quizzes = quiz; gases = gas; buses = bus; gasses = gas; lenses = lens; blitzes = blitz; busses = bus;
	yes = yes; fezzes = fez; graffiti = graffito; paparazzi = paparazzo; libretti = libretto; mafiosi = mafioso; kibbutzim = kibbutz; cherubim = cherub; mujahideen = mujahid; personae = persona`)

// invariable are nouns whose form is the same in singular and plural, or that
// have no singular.
var invariable = set(`
	series species means headquarters barracks crossroads gallows news politics economics mathematics physics ethics athletics gymnastics
	aircraft spacecraft hovercraft sheep deer fish salmon trout offspring swine bison moose shrimp
	clothes pants trousers jeans shorts scissors glasses goggles binoculars tongs tweezers pliers pajamas pyjamas leggings tights
	diabetes measles rabies herpes mumps shambles dues fatigues
	thanks congrats congratulations regards condolences goods wares belongings earnings proceeds remains savings surroundings
	premises outskirts whereabouts odds riches amends dregs alms arrears annals credentials troops groceries
	chinese japanese vietnamese portuguese swiss lebanese sudanese taiwanese burmese nepalese maltese congolese senegalese`)

var nounsInIE = strings.Fields(`movies cookies zombies hippies rookies selfies brownies genies groupies newbies prairies hoodies sorties birdies smoothies
	veggies goalies junkies pixies talkies budgies aunties sweeties cuties foodies freebies techies calories eeries lingeries menageries reveries
	camaraderies collies eyries laddies lassies magpies neckties necties bowties bogies boogies caddies coolies cowries doggies dearies dogies
	faeries folkies gillies goonies hankies hogies indies kiddies mounties nannies-ie oldies organdies quickies rotisseries softies stymies
	toughies townies walkie-talkies yuppies zombies patisseries brasseries beanies bookies homies hotties druggies roadies walkies undies`)

// irregularDegrees are comparatives and superlatives with other stems.
var irregularDegrees = pairs(`
	better best = good; worse worst = bad; further furthest farther farthest = far; more = more; most = most; less = less; least = least;
	elder eldest = old; later latest = late; fewer fewest = few; lesser = lesser; upper = upper; former = former; inner = inner; outer = outer; utmost = utmost; foremost = foremost; freer = free; freest = free;
	honest = honest; dishonest = dishonest; modest = modest; earnest = earnest`)

// adjectivesInE are stems of adjectives that end in e, beside those the rules find.
var adjectivesInE = set(`larg strang lat saf wis nic clos loos dens tens intens whit rip purpl simpl humbl nobl gentl subtl ampl abl feebl stabl idl
	litl brav grav sever sincer remot polit complet extrem obscur secur matur pur sur rar bar fierc scarc wid rud crud fin genuin divin
	handsom lon awesom tam lam sam prim cut tru blu pal stal vil mobil fragil agil hostil futil wholesom rough-hous cheap-skat big-tim free brut acut absolut resolut precis concis hug sag strang savag`)

// properAdjectives are adjectives that keep their capital, beside those in
// -ian and -ese.
var properAdjectives = set(`
	american african mexican cuban moroccan korean european chilean angolan ugandan kenyan rwandan sri-lankan lankan tibetan afghan german roman
	kosovan libyan zimbabwean andean caribbean mediterranean nicaraguan guatemalan honduran salvadoran venezuelan paraguayan puerto-rican
	dominican jamaican haitian malayan singaporean slovenian texan californian alaskan hawaiian anglican lutheran republican
	iraqi israeli pakistani bangladeshi kuwaiti saudi yemeni qatari omani emirati bahraini nepali somali azerbaijani afghani punjabi bengali hindi
	british english spanish irish scottish polish swedish danish finnish turkish jewish kurdish flemish welsh
	french dutch greek czech thai swiss slovak serb croat arab turkic uzbek kazakh kyrgyz tajik turkmen uighur uyghur tamil slav slavic nordic baltic balkan
	malay filipino zulu afrikaner latino hispanic latin anglo celtic gaelic icelandic arabic hebrew asian
	sunni shia shiite shi'ite islamic islamist muslim moslem christian catholic orthodox protestant buddhist hindu sikh jain zionist baptist methodist mormon
	nazi marxist maoist stalinist leninist communist baathist ba'athist soviet democrat western midwestern olympic arctic antarctic atlantic pacific
	alawite druze houthi maronite coptic tutsi hutu pashtun baloch`)

var commonAdjectives = set(`civilian pedestrian median guardian reptilian avian simian amphibian custodian ruffian riparian draconian
	obese these cheese`)

// reversals are participles of verbs in un-; others are adjectives.
var reversals = set(`unveiled united reunited unleashed uncovered unfolded unloaded unlocked unpacked unplugged untied unraveled unravelled unified
	unearthed unseated unnerved unsettled undressed unwrapped unscrewed unhinged
	unhooked unmasked unrolled unzipped unbuttoned unburdened unclogged untangled unblocked`)
