package se.usve.reporting.dashboard;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the page says in Swedish; in English in {@code messages/msg_en.properties}. */
@MessageBundle(locale = "sv")
interface Words {

    @Message("Miniminivåer i universitetssjukvården")
    String title();

    @Message("Logga in")
    String signIn();

    @Message("Omgångar")
    String roundsLabel();

    @Message("Sidor")
    String placesLabel();

    @Message("Här är du")
    String crumbs();

    @Message("Om siffrorna")
    String about();

    @Message("Tillgänglighetsredogörelse")
    String accessibility();

    @Message("API")
    String api();

    @Message("Utvärderingsomgång {round}")
    String round(String round);

    @Message("Hur stor andel av universitetssjukvårdens enheter (USVE) når de miniminivåer som ska vara uppfyllda enligt ALF-avtalet? Siffrorna räknas fram ur enheternas egna enkätsvar och, där ett exempel krävs, en bedömares beslut.")
    String lead();

    @Message("Ingen omgång är publicerad ännu.")
    String nothingPublished();

    @Message("När en omgång publiceras visas dess tabeller här.")
    String nothingPublishedMore();

    @Message("Omgången {round} finns inte eller är inte publicerad.")
    String notPublished(String round);

    @Message("Att veta om uppgifterna")
    String notice();

    @Message("Omgången i korthet")
    String inShort();

    @Message("av enheterna når alla {levels} nivåer")
    String meetAll(String levels);

    @Message("av nivåerna nås i genomsnitt")
    String mean();

    @Message("av enheterna har svarat")
    String answered();

    @Message("{part} av {whole}")
    String of(String part, String whole);

    @Message("medelvärde över {levels} nivåer")
    String meanOver(String levels);

    @Message("Regionerna")
    String regions();

    @Message("Svarsfrekvens, genomsnitt och enheter som når alla nivåer, per region")
    String regionsCaption();

    @Message("Region")
    String region();

    @Message("Enheter")
    String units();

    @Message("Svarande")
    String responding();

    @Message("Svarsandel")
    String responseRate();

    @Message("Genomsnitt")
    String meanShare();

    @Message("Når alla nivåer")
    String meetingAll();

    @Message("Nivå för nivå")
    String levels();

    @Message("Andel av de svarande enheterna som når varje miniminivå, per region (antal av svarande under andelen)")
    String levelsCaption();

    @Message("Miniminivå (förkortad lydelse)")
    String level();

    @Message("Svarande enheter")
    String respondingUnits();

    @Message("Genomsnitt över nivåerna")
    String meanOverLevels();

    @Message("Teckenförklaring")
    String legend();

    @Message("Så räknas siffrorna")
    String method();

    @Message("Andelen är antalet enheter som når nivån delat med antalet svarande enheter i gruppen, avrundat till hela procent (halva uppåt).")
    String methodShare();

    @Message("Enheter som hela nivån inte gäller för räknas som att de når den. Gäller bara en del av nivån inte för en enhet ska enheten nå resten.")
    String methodExempt();

    @Message("Riket är summan av regionernas enheter, inte medelvärdet av deras andelar.")
    String methodNation();

    @Message("Regionens genomsnitt är medelvärdet av andelarna över alla nivåer.")
    String methodMean();

    @Message("Enheter som inte har svarat ingår inte i andelarna, bara i svarsandelen.")
    String methodResponding();

    @Message("Hämta tabellen")
    String download();

    @Message("sortera")
    String sortBy();

    @Message("Visa i nivåernas egen ordning")
    String ownOrder();

    @Message("Hela lydelsen")
    String wholeText();

    @Message("av nivå")
    String ofLevel();

    @Message("Mer om siffrorna, begreppen och källorna")
    String moreMethod();

    @Message("Nivå {number}")
    String levelTitle(int number);

    @Message("av de svarande enheterna når nivån")
    String meetLevel();

    @Message("enheter når den inte")
    String doNotMeet();

    @Message("enheter är undantagna och räknas som att de når den")
    String areExempt();

    @Message("enheter väntar på bedömning")
    String areAwaiting();

    @Message("Se enheterna som inte når nivån")
    String missingUnits();

    @Message("Regionerna mot riket")
    String regionsAgainstNation();

    @Message("Svarande enheter efter utfall, per region")
    String levelRegionsCaption();

    @Message("Når nivån")
    String met();

    @Message("Varav undantagna")
    String ofThemExempt();

    @Message("Når den inte")
    String notMet();

    @Message("Väntar på bedömning")
    String awaits();

    @Message("Andel")
    String share();

    @Message("Läge")
    String band();

    @Message("Efter specialitet")
    String bySpecialty();

    @Message("Svarande enheter i riket som når nivån, efter specialitet, lägst andel först")
    String specialtiesCaption();

    @Message("Specialitet")
    String specialty();

    @Message("Andra nivåer")
    String otherLevels();

    @Message("I riket {figure}")
    String inNation(String figure);

    @Message("Nivåerna mot riket")
    String levelsAgainstNation();

    @Message("Ingen nivå ligger under riket.")
    String nowhereBelow();

    @Message("Andel svarande enheter som når nivån, de nivåer där regionen ligger längst under riket först; skillnad i procentenheter")
    String gapsCaption();

    @Message("Riket")
    String nation();

    @Message("Skillnad")
    String difference();

    @Message("Enheterna")
    String itsUnits();

    @Message("Regionens enheter, hur många nivåer de når och vilka de inte når")
    String unitsCaption();

    @Message("Enhet")
    String unit();

    @Message("Nivåer som nås")
    String levelsMet();

    @Message("Når inte")
    String missedLevels();

    @Message("har inte svarat")
    String notAnswered();

    @Message("ingen")
    String none();

    @Message("Alla regionens enheter")
    String allUnits();

    @Message("Sorterad efter \\{\\}, lägst andel först.")
    String sortedAscending();

    @Message("Sorterad efter \\{\\}, högst andel först.")
    String sortedDescending();

    @Message("\\{\\} siffror har uppdaterats.")
    String figuresMoved();

    @Message("Siffrorna uppdateras medan svar kommer in.")
    String live();

    @Message("Uppföljning av det som inte nås")
    String mending();

    @Message("Enheterna missar tillsammans {missed} nivåer, där varje enhet och nivå räknas för sig. Så långt har regionen kommit med att åtgärda dem, enligt sin egen rapport.")
    String mendingLead(String missed);

    @Message("Allt ska vara åtgärdat senast {day}.")
    String mendingBy(String day);

    @Message("är åtgärdade")
    String mended();

    @Message("pågår")
    String inProgress();

    @Message("är planerade")
    String planned();

    @Message("saknar plan")
    String withoutPlan();

    @Message("är försenade")
    String overdue();

    @Message("Mer om uppföljningen")
    String moreMending();
}
