package se.usve.scoring.desk;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the pages say in Swedish; in English in {@code messages/msg_en.properties}. */
@MessageBundle(locale = "sv")
interface Words {

    @Message("Lika")
    String agreed();

    @Message("Samstämmighet")
    String agreement();

    @Message("Samstämmighet mellan oberoende bedömare, per nivå")
    String agreementCaption();

    @Message("Hur ofta två som bedömt samma exempel oberoende av varandra kom till samma beslut.")
    String agreementWhat();

    @Message("Godkänn exemplet")
    String approve();

    @Message("Bedömare")
    String assessor();

    @Message("Väntar på ert svar")
    String awaitingReply();

    @Message("Kandidater")
    String candidates();

    @Message("Bara där svaren har ändrats")
    String changedOnly();

    @Message("Välj …")
    String choose();

    @Message("Ta ärendet")
    String claim();

    @Message("Ta ärendet om du behöver tid, så att ingen annan bedömer det under tiden.")
    String claimWhat();

    @Message("Hos")
    String claimedBy();

    @Message("Jäv")
    String conflicts();

    @Message("Anmälda jäv")
    String conflictsCaption();

    @Message("Anmäl enheter som du inte bör bedöma. Enheter i din egen region behöver inte anmälas: du får aldrig ärenden därifrån.")
    String conflictsWhat();

    @Message("Vad exemplet bedöms efter")
    String criterion();

    @Message("Uppfyller exemplet kriteriet?")
    String decisionAsked();

    @Message("Anmäl jäv")
    String declare();

    @Message("Vad nivån kräver")
    String depends();

    @Message("Underlag")
    String evidence();

    @Message("Var underlaget finns, till exempel ett diarienummer.")
    String evidenceHint();

    @Message("Exemplet")
    String example();

    @Message("Urval")
    String filter();

    @Message("Grunden för utfallet")
    String ground();

    @Message("Har väntat: {time}.")
    String hasWaited(String time);

    @Message("Hjälp")
    String help();

    @Message("Historik")
    String history();

    @Message("Anmäl jäv mot enheten")
    String inConflict();

    @Message("Cohens kappa")
    String kappa();

    @Message("Kappa är samstämmigheten utöver vad slumpen skulle ge: 1 är full enighet och 0 inte mer än slump. Ett streck betyder att måttet inte är definierat.")
    String kappaWhat();

    @Message("Nivå")
    String levelLabel();

    @Message("Nivån hos enheten")
    String levelOfUnit();

    @Message("nivå")
    String levelWord();

    @Message("Nivå")
    String levelWordCapital();

    @Message("Nivå {level} i sin helhet")
    String levelWording(int level);

    @Message("Enhetens utfall, nivå för nivå")
    String levelsCaption();

    @Message("Ändra utfallet")
    String makeOverride();

    @Message("Efter fördjupad granskning. Har regionen rätt att svara börjar ändringen gälla när den tiden är ute.")
    String makeOverrideWhat();

    @Message("Gör ett urval")
    String makeSelection();

    @Message("Fler ärenden väntar.")
    String moreWait();

    @Message("Nästa sida")
    String next();

    @Message("Nästa ärende")
    String nextCase();

    @Message("Inga jäv är anmälda.")
    String noConflicts();

    @Message("Inga fler lediga ärenden väntar i omgången.")
    String noMore();

    @Message("Inga ändrade utfall med det här urvalet.")
    String noOverrides();

    @Message("Utfallet är inte ändrat.")
    String noOverridesHere();

    @Message("Inga exempel i omgången har bedömts av två oberoende.")
    String noPairs();

    @Message("Inga liknande texter har bedömts tidigare.")
    String noSimilar();

    @Message("Inget urval är gjort i omgången.")
    String noVisits();

    @Message("Ingen")
    String nobody();

    @Message("Inga ändringar väntar på svar.")
    String noneAwaitsReply();

    @Message("Du kan inte bedöma ärendet nu.")
    String notYours();

    @Message("Öppna")
    String open();

    @Message("Öppna en enhet i omgången")
    String openUnit();

    @Message("(frivilligt)")
    String optional();

    @Message("eller")
    String or();

    @Message("Övriga")
    String otherOverrides();

    @Message("Utfall")
    String outcome();

    @Message("Ändrade utfall")
    String overrides();

    @Message("Utfall som har ändrats efter fördjupad granskning, de äldsta först.")
    String overridesWhat();

    @Message("Sidor")
    String paging();

    @Message("Par")
    String pairs();

    @Message("Föregående sida")
    String previous();

    @Message("fråga")
    String questionWord();

    @Message("Ärenden att bedöma")
    String queue();

    @Message("Ärenden att bedöma, de som väntat längst först")
    String queueCaption();

    @Message("Inga ärenden med det här urvalet.")
    String queueEmpty();

    @Message("Motivering")
    String rationale();

    @Message("Behövs för båda besluten. Den sparas, och regionen kan läsa den.")
    String rationaleHint();

    @Message("Skäl")
    String reason();

    @Message("Inget är sparat")
    String refused();

    @Message("Region")
    String regionLabel();

    @Message("Regionens svar,")
    String regionSays();

    @Message("Underkänn exemplet")
    String reject();

    @Message("Lämna ärendet")
    String release();

    @Message("Svara på ändrade utfall")
    String repliesTitle();

    @Message("Utfall hos era enheter som har ändrats efter fördjupad granskning. Ni kan svara tills ändringen börjar gälla.")
    String repliesWhat();

    @Message("Ert svar")
    String reply();

    @Message("Bedömarna läser det, och det sparas med ändringen.")
    String replyHint();

    @Message("Svara")
    String replyNow();

    @Message("Avdelningar")
    String rooms();

    @Message("Omgång {round}")
    String round(String round);

    @Message("Omgång")
    String roundLabel();

    @Message("Bedömning av exemplet")
    String ruling();

    @Message("Bedömningar")
    String rulings();

    @Message("Spara ändringen")
    String saveOverride();

    @Message("Spara bedömningen")
    String saveRuling();

    @Message("Frö")
    String seed();

    @Message("Det som lottningen utgår från. Lämnas det tomt görs ett som ingen kan förutse.")
    String seedHint();

    @Message("(gjort av tjänsten)")
    String seedMade();

    @Message("Urval")
    String selectionOf();

    @Message("Skicka svaret")
    String sendReply();

    @Message("Andel")
    String share();

    @Message("Kortaste vägen till uppnådd")
    String shortestWay();

    @Message("Visa")
    String show();

    @Message("Liknande texter som bedömts")
    String similar();

    @Message("Sedan")
    String since();

    @Message("Specialiteter")
    String specialties();

    @Message("En på varje rad, som de står i registret.")
    String specialtiesHint();

    @Message("Specialitet")
    String specialty();

    @Message("Läge")
    String standing();

    @Message("Ta tillbaka")
    String takeBack();

    @Message("Till ärendet")
    String toCase();

    @Message("Till alla ärenden")
    String toQueue();

    @Message("Bedöms av två oberoende av varandra.")
    String twice();

    @Message("Enhet")
    String unit();

    @Message("Enhetens beteckning")
    String unitId();

    @Message("Som den står vid enhetens namn, till exempel uppsala-neurologi.")
    String unitIdHint();

    @Message("Platsbesök")
    String visits();

    @Message("Enheter som lottats för platsbesök: en per region i varje vald specialitet. Vem som helst kan göra om lottningen.")
    String visitsWhat();

    @Message("Väntat")
    String waited();

    @Message("Varför")
    String why();

    @Message("Återkalla ändringen")
    String withdrawOverride();

    @Message("Varför?")
    String withdrawReason();

    @Message("Dra tillbaka bedömningen")
    String withdrawRuling();

    @Message("Tillbakadragen:")
    String withdrawnBecause();

    @Message("Återkallad av")
    String withdrawnBy();

    @Message("Fel")
    String wrong();

    @Message("{#if n eq 1}En sak behöver rättas{#else}{n} saker behöver rättas{/if}")
    String wrongTitle(int n);

    @Message("Du är här")
    String youAreHere();

    @Message("Din bedömning")
    String yourRuling();

    @Message("Det du skrev står kvar här, så att du kan kopiera det.")
    String yourText();
}
