package se.usve.reporting.dashboard.units;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the pages of units say in Swedish; in English in {@code messages/units_en.properties}. */
@MessageBundle(value = "units", locale = "sv")
interface Words {

    @Message("Enheter")
    String title();

    @Message("Sök bland omgångens universitetssjukvårdsenheter och se vilka miniminivåer var och en når, varför, och vilka svar som ligger bakom.")
    String lead();

    @Message("Sök")
    String search();

    @Message("Enhetens namn eller id")
    String text();

    @Message("Region")
    String region();

    @Message("Specialitet")
    String specialty();

    @Message("Miniminivå")
    String level();

    @Message("Utfall")
    String outcome();

    @Message("Alla")
    String all();

    @Message("Vilken som helst")
    String any();

    @Message("Visa")
    String show();

    @Message("Rensa")
    String clear();

    @Message("Enheter som motsvarar sökningen, med hur många miniminivåer de når")
    String caption();

    @Message("Enhet")
    String unit();

    @Message("Når")
    String meets();

    @Message("Når inte")
    String misses();

    @Message("Väntar på bedömning")
    String awaits();

    @Message("har inte svarat")
    String unanswered();

    @Message("Inga enheter motsvarar sökningen. Ta bort något av villkoren.")
    String none();

    @Message("Sidor")
    String pages();

    @Message("Föregående")
    String previous();

    @Message("Nästa")
    String next();

    @Message("Sida {page} av {of}")
    String page(String page, String of);

    @Message("Hämta enheternas utfall")
    String download();

    @Message("Nivåerna")
    String levels();

    @Message("Varje miniminivå med utfall, skäl och de svar som ligger bakom")
    String levelsCaption();

    @Message("Varför")
    String why();

    @Message("Svaren bakom")
    String answers();

    @Message("Inget svar")
    String noAnswer();

    @Message("Fråga {number}")
    String question(String number);

    @Message("Lydelse")
    String wording();

    @Message("Enligt enhetens egna svar:")
    String selfReported();

    @Message("Skäl:")
    String rationale();

    @Message("Enheternas exempeltexter och bedömarnas motiveringar visas bara för inloggade.")
    String hidden();

    @Message("Så har resultatet ändrats")
    String history();

    @Message("Vad som har ändrat enhetens resultat, det senaste först")
    String historyCaption();

    @Message("När")
    String when();

    @Message("Vad som hände")
    String what();

    @Message("Utfall som ändrades")
    String moved();

    @Message("blev")
    String became();

    @Message("Så åtgärdas det som inte nås")
    String plans();

    @Message("Regionens plan för varje nivå som enheten inte når")
    String plansCaption();

    @Message("Nivå {number}")
    String levelNumber(int number);

    @Message("Åtgärd")
    String measure();

    @Message("Läge")
    String status();

    @Message("Senast")
    String due();

    @Message("Ansvarig")
    String responsible();

    @Message("Underlag")
    String evidence();

    @Message("Hämta enhetens utfall")
    String data();
}
