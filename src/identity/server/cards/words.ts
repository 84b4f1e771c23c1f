/**
 * Common French words for pupils' passwords: known by a child of seven, written without accents, none that
 * sounds like another one of the list, none that one would rather not give to a child.
 */
export const words: readonly string[] = `
abeille abricot acacia acrobate adresse agenda agrafe aigle aiguille album alouette alpage
altitude amande amical amphore ananas anchois angora animal annuaire antenne antilope appareil
aquarium araignee arbitre arbre arbuste archer architecte ardoise argent argile armoire arome
arrosoir artichaut artisan artiste asperge assiette astre astuce atelier atlas atome aubaine
auberge aubergine audace aurore automate automne autruche avenir aventure avion aviron avoine
azur babouche badge badminton baguette baignade balai balance balcon baleine balise ballerine
ballon bambou banane bandana bandeau banjo banquise baobab barque barrage barrette baryton
basilic basket bassine bastide bateau batterie baudrier bavette bazar beignet belette belier
berceau beret berger bermuda betterave biberon biche bidon bijou billet biscotte biscuit bison
blason blouson bobine bocal boisson bolide bonbon bonheur bonnet bordure borne bosquet botanique
bottine bouchon boucle bougie bouilloire boulon bouquet bourdon bourgeon boussole bouteille
boutique bouton bracelet branche brebis bretelle brigade brindille brioche brise broche brocoli
bronze brosse brouette brousse brugnon brume bruyere buffet buffle buisson bulle bureau buvette
cabane cabine cabinet cabriole cacao cachalot cactus cadeau cadenas cadran cadre cagette cahier
caillou caisse calamar calcul calebasse calepin cambouis cameleon camembert camion camomille
camping canard canari canif cannelle canot cantine canton capeline caporal capuche carafe
caramel caravane cardinal caribou carnet carotte carreau carriole cartable carton cascade casque
casquette cassette castor catalogue cavalier caverne centaure cerceau cerise cervelas chacal
chalet chaleur chaloupe chalumeau chambre chameau chamois champion chandelle chanson chanteur
chapeau chapelle chapitre charbon charrette charrue chaton chaudron chaussette chemin cheminot
chemise chenille chercheur chevalet chevalier chevreuil chiffon chignon chimie chocolat chorale
chouette chrono cible cigale cigogne cinema circuit cirque ciseaux citadelle citron citrouille
clairiere clairon clarinette classeur clavier climat cloche cloison clown cobaye coccinelle
colibri colline colombe colonne comique commode compas comptoir concert concombre condor
confetti confiture conque console copain copeau coquelet coquille corail corbeau corbeille
cordage cordon corneille cornet cornichon corridor cosmos costume coton couleur coupole courage
courgette couronne coursier coussin coutume couvert coyote crabe crapaud cratere cravate crayon
crevette crinoline cristal crochet crocodile croissant croquette cueillette cuisine culotte
cupule curieux curry cuvette cyclamen cycliste cylindre cymbale dahlia dalmatien damier danseur
dauphin dentelle dentiste dessert dessin devin diamant digue dimanche dindon dinette diorama
diplome disque divan docteur dominos donjon dortoir dossier douane doublon doudou douille dragee
dragon drapeau drone dune durian duvet ecaille echalote eclair ecluse ecorce ecrevisse ecureuil
ecurie edredon eglantine elan elastique elephant embarras embellie emeraude emotion empire
enclume encrier enfant enigme enseigne ensemble entente envol epaule epice epinard eponge
equerre equipe erable ermite escabeau escalade escargot escrime espace espadon espion espoir
essaim estrade estuaire etable etabli etagere etang etoile etude eucalyptus evasion examen
exemple exploit facteur faisan falaise famille fanfare farandole farceur farine faucon fauteuil
fauvette favori feerie fenetre fenouil ferme fermier ferraille festin festival feuille feutre
ficelle figue figurine filet flacon flamant flambeau flanelle flaque flocon fontaine forain
forge formule fortune fossile fougere foulard foulque fourche fourgon fourmi fournil foyer
fraise framboise frange frelon fresque friandise frisson fromage fruit funambule fusain fuseau
gabarit gadget galaxie galerie galette galop gamelle garage gardien gargouille garrigue gaufre
gazelle gazon gelatine genou gentiane gerbille gerboise giboulee gilet gingembre girafe giraumon
girofle girouette givre glace glacier glaise glaneur glissade globe gobelet gomme gondole
gorille goulot gourde gourmand gouttiere goyave graine grange granit graphite gravier griffon
grillade grillon grimoire griotte groseille grotte groupe guepard guepe gueridon guide guidon
guirlande guitare gymnase habitat halte hamac hamster hangar hanneton hareng haricot harmonie
harpe hauteur herbier herisson heritage hermine heron hibou hippocampe hirondelle histoire hiver
hochet homard horizon horloge hortensia hotel houblon housse huile huitre humour hydravion hyene
iceberg idole igloo iguane image imprimeur indigo ingenieur insecte instant invite iris ironie
itineraire ivoire jaguar jambon janvier jardin jargon jarre jasmin javelot jersey jeton jeudi
jockey jogging jonglage jongleur jonquille jouet journal journee joyau joyeux judoka juillet
jumelle jument jungle jupon jury justice kangourou karate kayak kermesse kimono kiosque kiwi
klaxon koala lacet lagon laiterie laitue lama lampadaire lampion langage lanterne lapin laponie
lasso lavabo lavande lecteur lecture legende legume lemming lentille leopard levure lezard liane
libellule liberte librairie licorne lilas limace limonade linotte lionceau litchi livraison
location logis loriot losange loterie loupe loutre lucarne luciole lumiere lundi lunette luth
lutin luzerne lycee lynx macaron machine madeleine magasin magicien magnolia maillot maison
majuscule malice mammouth manchot mandarine manege mangue manivelle manteau maquette mardi
marelle margelle mariage marin marmite marmotte marquise marron marteau martinet mascotte masque
massif matelas matelot matin mauve medaille meduse melange melodie melon menhir menthe menuisier
mercredi merlan merle mesange message metal meteore metro meuble miche miel mikado milan mimosa
minaret mineral minuit miracle mirage miroir mocassin mollusque moment monde moniteur monnaie
montagne montre moquette morille morse mosaique moteur mouche mouette moufle moulin mousse
moustache mouton muguet mulot muraille murmure muscle museau musee musique myrtille mystere
nacelle nageoire nageur naissance nappe narval natation nature navette navire nectar nectarine
neige nenuphar neurone neveu niche noisette nomade nombre nougat nouille nounours nuage nuance
oasis objet oblique ocarina ocean octobre octogone oeillet officier oignon oiseau olivier
ombrelle omelette oncle ondine opale opera optique oracle orage orange oranger orateur orchestre
orchidee oreille oreiller organe origami origan ortie osier otarie ouistiti ouragan ourson
outarde outil ovale oxygene pagaie pagode paille palette palmier palourde panache pancarte panda
panier panneau panorama panthere pantin pantoufle papaye papier papillon paprika paquebot
parachute parade parapluie parasol parcelle parchemin parfum parking parquet parure passage
passeport pastel pasteque pastille patate patin patineur patisson paupiere pavillon paysage
pelerin pelican pelote peluche pendule peniche pensee pepite perche perdrix pergola perle
perruche persil petale petunia pharaon phare phoque piano pichet pierrot pigeon pilote piment
pinceau pingouin pinson pintade pioche pipeau pique piscine pissenlit pistache piste pivert
pivoine pizza planche planeur plaque platane plateau plongeon plumage plume pluvier poche podium
poeme poesie poignet poire poireau poisson poivre poivron polaire pollen pompier pompon poney
popcorn porcelaine portail portrait potager poterie potiron poulain poulette poulpe poupee
poussin prairie praline primeur princesse printemps prise prisme prodige progres projet promesse
prune puceron puma pupitre puzzle pyjama pyramide python quartz quatuor question quiche quille
quinoa rabot racine radar radeau radis rafale raisin ramage rameur rampe ranch randonnee
raquette raton ravin rayure recette recif recolte recreation refrain regard regate region
reglisse relief remorque rempart renard rencontre renne repas repere reptile requin reseau
reserve ressort restaurant reunion revanche reveil rhubarbe rideau rivage robinet robot rocade
rocher rodeo romarin ronce rondelle rondin rosace roseau rossignol rotonde rouage roulotte route
ruban rubis ruche rugby ruisseau rythme sabot sacoche safari safran sagesse saison salade
salaire salamandre salon salopette samedi sandale sanglier sapin sarcelle sardine sarrasin
satellite satin sauge saumon sauterelle savane saveur savon saxophone scarabee science scorpion
secret seigle sejour semelle semoule septembre sequoia serpent serrure serviette sesame siecle
sieste signal silence silex sillon singe sirene sirop sittelle sketch skieur sofa soigneur
soiree soleil solfege solution sombrero sommet sonate sonnette sorbet sorcier soucoupe souffle
soulier soupape soupe source sourire souris soutien spatule spectacle sphere spirale sport stade
station statue steppe strophe stylo sucette sucre sultan surf surface surprise syllabe symbole
symphonie tableau tablette tablier tabouret talisman talon tambour tamis tandem tango tapioca
tapir tapis tarot tartine tasse taureau taverne telephone temoin tempo tendresse tennis
tentacule terrasse terrier territoire theatre theiere thermos timbale timbre timide tirelire
tisane tissu titane toboggan toile toiture tomate tombola tonneau tonnerre topaze torche tornade
torrent tortue totem toucan toupie tourisme tournesol tourneur tracteur tradition trampoline
tramway tranche transat trapeze travail traversin tresor triangle tribu tricot tricycle trident
trio triomphe trompette trottoir trousse truelle truite tuile tulipe tunique tunnel turban
turquoise tutu tuyau tympan typhon uniforme univers usine ustensile vacances vague vaisseau
valise vallon valse vanille vapeur varappe vase vedette velours vendanges vendredi ventouse
verger verite vernis verrou verseau veste vestiaire viaduc victoire vidange vigne vigueur
village vinaigre violette violon virage virgule visiere visite vitamine vitesse vitrail vitrine
vivarium vocal voilier voisin voiture volaille volcan volet voltige volume voyage voyelle wagon
yacht yaourt yourte zebre zenith zeste zigzag zinnia zodiaque zoologie
`
  .trim()
  .split(/\s+/);
