package se.usve.survey.form;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the pages say in Swedish; in English in {@code messages/msg_en.properties}. */
@MessageBundle(locale = "sv")
interface Words {

    @Message("Efter")
    String after();

    @Message("Besvarade frågor")
    String answered();

    @Message("Ett av följande räcker:")
    String anyOf();

    @Message("Svaren räcker, och en bedömare avgör om exemplet godtas. Tills dess räknas nivån som inte uppfylld.")
    String awaitingWhat();

    @Message("Före")
    String before();

    @Message("Av")
    String by();

    @Message("{#if n eq 1}Ett svar här är hämtat från tidigare svar och väntar på att bekräftas.{#else}{n} svar här är hämtade från tidigare svar och väntar på att bekräftas.{/if}")
    String carriedHere(int n);

    @Message("{#if n eq 1}Ett hämtat svar väntar på att bekräftas eller ändras.{#else}{n} hämtade svar väntar på att bekräftas eller ändras.{/if}")
    String carriedInAll(int n);

    @Message("{#if n eq 1}Ett svar ändrat sedan version {version}:{#else}{n} svar ändrade sedan version {version}:{/if}")
    String changedSince(int n, String version);

    @Message("tecken kvar")
    String charactersLeft();

    @Message("Kontrollera och skicka in")
    String checkAndSubmit();

    @Message("Rensa svaret")
    String clear();

    @Message("Svaret stämmer")
    String confirm();

    @Message("Alla hämtade svar i avsnittet stämmer")
    String confirmAll();

    @Message("Se vad som skiljer")
    String conflictShort();

    @Message("Någon annan har sparat andra svar")
    String conflictTitle();

    @Message("Inget av ditt är sparat än. Välj vilka svar i det här avsnittet som ska gälla. Svaren i andra avsnitt påverkas inte.")
    String conflictWhat();

    @Message("Antal")
    String count();

    @Message("Kasta utkastet")
    String discard();

    @Message("Ja, kasta utkastet")
    String discardNow();

    @Message("Alla svar som inte är inskickade försvinner. Det går inte att ångra.")
    String discardToNothing();

    @Message("Ändringarna sedan version {version} försvinner. Det inskickade gäller som förut.")
    String discardToSubmitted(String version);

    @Message("Utkast")
    String draft();

    @Message("Svaret på {questions} togs bort: det efterfrågas inte med de svar som nu är sparade.")
    String dropped(String questions);

    @Message("Fel")
    String error();

    @Message("Undantagen")
    String exempt();

    @Message("Sök enhet")
    String find();

    @Message("Visa alla {n} svar")
    String firstAnswers(int n);

    @Message("Kontrollsumma (SHA-256)")
    String hash();

    @Message("Hjälp")
    String help();

    @Message("Historik")
    String history();

    @Message("Äldre versioner än dessa finns i programgränssnittet.")
    String historyMore();

    @Message("Inget är inskickat ännu.")
    String historyNone();

    @Message("Spara mina svar")
    String keepMine();

    @Message("Sent")
    String late();

    @Message("Visa bara enheter med något kvar att skicka in")
    String leftOnly();

    @Message("{#if n eq 1}En sak återstår{#else}{n} saker återstår{/if}")
    String leftTitle(int n);

    @Message("Behåll mitt utkast")
    String keepDraft();

    @Message("Behåller du utkastet kan du sedan skicka in det, och då ersätter det de svar som gäller nu. Kastar du det "
            + "fortsätter du från de svar som gäller nu.")
    String keepDraftWhat();

    @Message("{#if n eq 1}En nivå väntar på bedömning{#else}{n} nivåer väntar på bedömning{/if}")
    String levelsAwaiting(int n);

    @Message("{#if n eq 1}En nivå nås{#else}{n} nivåer nås{/if}")
    String levelsMet(int n);

    @Message("{#if n eq 1}En nivå nås inte{#else}{n} nivåer nås inte{/if}")
    String levelsMissed(int n);

    @Message("Högst 10\u00a0000 tecken.")
    String longestText();

    @Message("Ditt svar")
    String mine();

    @Message("Det finns inga enheter att svara för.")
    String noUnits();

    @Message("Inget")
    String none();

    @Message("Den ställs inte med de svar som nu är sparade.")
    String notAskedNow();

    @Message("Svar tas inte emot för enheten nu. Svaren kan läsas men inte ändras.")
    String notReceiving();

    @Message("Inget är besvarat ännu.")
    String nothingAnswered();

    @Message("Inga svar ändrades sedan version {version}.")
    String nothingChanged(String version);

    @Message("Det finns inget nytt att skicka in: inga svar är ändrade sedan de skickades in senast.")
    String nothingNew();

    @Message("(frivillig)")
    String optional();

    @Message("Ange vad")
    String otherWhat();

    @Message("Hämta förra svaren")
    String prefill();

    @Message("Obesvarade frågor kan fyllas i med svaren från enhetens förra inskickade enkät. Varje hämtat svar behöver sedan bekräftas eller ändras.")
    String prefillWhat();

    @Message("Det här är en förhandsvisning. Inget är inskickat, och det som inte är besvarat räknas som inte uppfyllt.")
    String previewOnly();

    @Message("Fråga")
    String question();

    @Message("Skäl till ändringen")
    String reason();

    @Message("Enheten har skickat in förut. Skälet sparas i historiken.")
    String reasonHint();

    @Message("Kvitto")
    String receipt();

    @Message("Ladda ner kvittot")
    String receiptDownload();

    @Message("Kvittofilen innehåller svaren och kontrollsumman, så att det går att visa vad som skickades in även utan det här systemet. Spara den, och skriv gärna ut den här sidan.")
    String receiptKeep();

    @Message("Svaren är inskickade och sparade.")
    String receiptLead();

    @Message("Tar inte emot svar")
    String receivesNone();

    @Message("Omgång {round}")
    String round(String round);

    @Message("Spara")
    String save();

    @Message("Spara och fortsätt")
    String saveAndContinue();

    @Message("Spara och kontrollera")
    String saveAndFinish();

    @Message("Det gick inte att spara. Försök igen med knappen Spara.")
    String saveFailed();

    @Message("Sparar …")
    String saving();

    @Message("Avsnitt")
    String sections();

    @Message("Visa")
    String show();

    @Message("Inloggningen har gått ut, och de senaste ändringarna är inte sparade. Logga in i en ny flik och tryck sedan på Spara här.")
    String signedOutWhileWriting();

    @Message("Läge")
    String standing();

    @Message("Skicka in")
    String submit();

    @Message("När du skickar in lämnas svaren till bedömning. Du får ett kvitto, och kan ändra och skicka in igen så länge svar tas emot.")
    String submitWhat();

    @Message("Inskickat")
    String submitted();

    @Message("{at} av {by}.")
    String submittedBy(String at, String by);

    @Message("Behåll deras svar")
    String takeTheirs();

    @Message("Sparat svar")
    String theirs();

    @Message("För att nå nivån krävs:")
    String toMeet();

    @Message("Till avsnitten")
    String toSections();

    @Message("Till enheterna")
    String toUnits();

    @Message("Enhet")
    String unit();

    @Message("Enheter")
    String units();

    @Message("Enheter i omgång {round} och hur långt de har kommit")
    String unitsCaption(String round);

    @Message("Ändringar som inte är sparade.")
    String unsaved();

    @Message("Version")
    String version();

    @Message("Att titta på en gång till")
    String warnings();

    @Message("Vilka nivåer skulle vi missa?")
    String whatWouldWeMiss();

    @Message("{#if n eq 1}Ett svar behöver rättas.{#else}{n} svar behöver rättas.{/if}")
    String wrongInAll(int n);

    @Message("{#if n eq 1}En sak behöver rättas{#else}{n} saker behöver rättas{/if}")
    String wrongTitle(int n);

    @Message("Du är här")
    String youAreHere();
}
