package se.usve.reporting.dashboard.seal;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the page of the seal says in Swedish; in English in {@code messages/seal_en.properties}. */
@MessageBundle(value = "seal", locale = "sv")
interface Words {

    @Message("Förseglingen")
    String title();

    @Message("En publicerad omgång är förseglad: varje revision har en kontrollsumma över alla enheters utfall, "
            + "och det den visar ändras inte mer.")
    String lead();

    @Message("Omgången är inte förseglad. Det blir den när den är publicerad och alla svar har räknats.")
    String none();

    @Message("Kontrollsumma (SHA-256)")
    String hash();

    @Message("Det som visas nu ger samma kontrollsumma: inget har ändrats sedan förseglingen.")
    String matches();

    @Message("Det som visas nu ger en annan kontrollsumma. Strax efter en försegling kan resultat vara på väg; "
            + "består skillnaden, vänd dig till förvaltningen.")
    String differs();

    @Message("Skäl till rättelsen")
    String reason();

    @Message("Utfall som rättelsen flyttade")
    String moved();

    @Message("Enhet")
    String unit();

    @Message("Miniminivå")
    String level();

    @Message("Ändring")
    String change();

    @Message("blev")
    String became();

    @Message("Motivering")
    String why();

    @Message("Revisionens tabeller")
    String files();

    @Message("Så räknas kontrollsumman")
    String how();

    @Message("En rad i UTF-8 för varje enhet med utfall, i ordning efter enhetens id, tecken för tecken efter "
            + "teckenkod, och avslutad med radbrytning (LF). På raden står enhetens id, svarets version och "
            + "nivåernas utfall i nummerordning, skilda av semikolon:")
    String howText();

    @Message("SHA-256 av raderna, skriven hexadecimalt med små bokstäver, är kontrollsumman. Samma uppgifter för maskiner:")
    String howSum();

    @Message("Sidor")
    String pages();

    @Message("Nyare")
    String newer();

    @Message("Äldre")
    String older();
}
