package se.usve.reporting.dashboard.assessment;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the page of the assessment says in Swedish; in English in {@code messages/assessment_en.properties}. */
@MessageBundle(value = "assessment", locale = "sv")
interface Words {

    @Message("Bedömning")
    String title();

    @Message("Några nivåer kräver ett exempel som en bedömare godkänner, och efter fördjupad granskning kan ett utfall ändras. Här syns hur långt det har kommit och vad det betyder för siffrorna.")
    String lead();

    @Message("Exempel och granskningar")
    String examples();

    @Message("Enheter efter vad som har bedömts, nivå för nivå")
    String examplesCaption();

    @Message("Miniminivå")
    String level();

    @Message("Väntar")
    String awaiting();

    @Message("Godkända")
    String approved();

    @Message("Underkända")
    String rejected();

    @Message("Ändrade efter granskning")
    String overridden();

    @Message("Alla nivåer")
    String all();

    @Message("Siffrorna gäller de egna enheterna.")
    String own();

    @Message("Inget exempel har lämnats och inget utfall har ändrats efter granskning.")
    String nothing();

    @Message("Egna svar och bedömning")
    String compared();

    @Message("Andel svarande enheter som når nivån enligt sina egna svar och enligt bedömningen, nivåer där de skiljer sig")
    String comparedCaption();

    @Message("Visa för")
    String of();

    @Message("Visa")
    String show();

    @Message("Enligt egna svar")
    String selfReported();

    @Message("Enligt bedömningen")
    String assessed();

    @Message("Skillnad, enheter")
    String difference();

    @Message("Sänkta")
    String lowered();

    @Message("Höjda")
    String raised();

    @Message("På alla andra nivåer är egna svar och bedömning lika.")
    String others();
}
