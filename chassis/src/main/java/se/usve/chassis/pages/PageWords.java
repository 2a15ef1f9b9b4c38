package se.usve.chassis.pages;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What every set of pages says in Swedish; in English in {@code messages/page_en.properties}. */
@MessageBundle(value = "page", locale = "sv")
interface PageWords {

    @Message("Tillgänglighetsredogörelse")
    String accessibility();

    @Message("Hjälp")
    String help();

    @Message("Språk")
    String languages();

    @Message("Logga in")
    String signInAgain();

    @Message("Öppna länken som skrivs ut av kommandot:")
    String signInByLink();

    @Message("Du behöver vara inloggad för att se den här sidan. Om du var det har inloggningen gått ut; det som sparades finns kvar.")
    String signInLead();

    @Message("Logga in")
    String signInTitle();

    @Message("Logga ut")
    String signOut();

    @Message("Du är utloggad")
    String signedOut();

    @Message("Till innehållet")
    String skip();

    @Message("Felkod {status}")
    String status(int status);
}
