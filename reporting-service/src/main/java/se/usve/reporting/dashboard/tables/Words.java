package se.usve.reporting.dashboard.tables;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the page of the tables says in Swedish; in English in {@code messages/tables_en.properties}. */
@MessageBundle(value = "tables", locale = "sv")
interface Words {

    @Message("Tabeller")
    String title();

    @Message("Alla siffror går att hämta i flera format. Det är samma siffror som på sidorna.")
    String lead();

    @Message("Omgångens tabeller")
    String round();

    @Message("Tabeller och de filer de finns i")
    String caption();

    @Message("Tabell")
    String table();

    @Message("Filer")
    String files();

    @Message("Rapportens diagram och bilagor")
    String indicators();

    @Message("Frågor som ligger bakom rapportens diagram och bilagor")
    String indicatorsCaption();

    @Message("För program")
    String elsewhere();

    @Message("Statistiken enligt PxWebApi 2, för R och Python (publicerade omgångar)")
    String pxweb();

    @Message("API-beskrivning (OpenAPI)")
    String api();

    @Message("Omgångens rapport (PDF)")
    String report();
}
