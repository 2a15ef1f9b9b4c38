package se.usve.reporting.dashboard.changes;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the page of the changes says in Swedish; in English in {@code messages/changes_en.properties}. */
@MessageBundle(value = "changes", locale = "sv")
interface Words {

    @Message("Ändringar")
    String title();

    @Message("Vad som ändrades i omgången mellan två tidpunkter: vilka enheter, vilka nivåer och varför.")
    String lead();

    @Message("Tidpunkter")
    String times();

    @Message("Från")
    String from();

    @Message("Till")
    String to();

    @Message("Svensk tid. Utan sluttid gäller nu.")
    String hint();

    @Message("Visa ändringar")
    String show();

    @Message("Välj två tidpunkter för att se vad som ändrades.")
    String choose();

    @Message("Vad som ändrades innan omgången publicerades visas bara för den som är inloggad. Välj en senare starttid, eller logga in.")
    String hidden();

    @Message("Logga in")
    String signIn();

    @Message("Sammanlagt")
    String summary();

    @Message("Enheter som nått nivån (+) och som inte längre når den (−)")
    String summaryCaption();

    @Message("Miniminivå")
    String level();

    @Message("Ändring för ändring")
    String list();

    @Message("Utfall som är andra än vid den första tidpunkten")
    String listCaption();

    @Message("Enhet")
    String unit();

    @Message("Ändring")
    String what();

    @Message("Orsak")
    String why();

    @Message("När")
    String when();

    @Message("blev")
    String became();

    @Message("inget utfall")
    String without();

    @Message("Sidor")
    String pages();

    @Message("Föregående")
    String previous();

    @Message("Nästa")
    String next();
}
