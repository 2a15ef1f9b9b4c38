package se.usve.reporting.dashboard.trend;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the page of the trend says in Swedish; in English in {@code messages/trend_en.properties}. */
@MessageBundle(value = "trend", locale = "sv")
interface Words {

    @Message("Över tid")
    String title();

    @Message("Nivåer som finns i båda omgångarna, jämförda med samma mått. Där en nivå kräver något annat än förut bryts serien, och då säger skillnaden inget säkert om enheterna.")
    String lead();

    @Message("Tidigare omgång")
    String earlier();

    @Message("Senare omgång")
    String later();

    @Message("Visa för")
    String of();

    @Message("Jämför")
    String show();

    @Message("Det behövs två omgångar att jämföra.")
    String tooFew();

    @Message("Nivå för nivå")
    String levels();

    @Message("Andel av de svarande enheterna som når nivån, och samma enheter i båda omgångarna")
    String caption();

    @Message("Miniminivå")
    String level();

    @Message("Skillnad, procentenheter")
    String difference();

    @Message("Samma enheter, före och efter")
    String panel();

    @Message("Skillnad")
    String panelDifference();

    @Message("Brott i serien")
    String broken();

    @Message("var nivå {number}")
    String was(int number);

    @Message("Nya nivåer")
    String added();

    @Message("Nivåer som utgått")
    String dropped();

    @Message("Samma enheter är de som finns i båda omgångarna med känt utfall i båda. En enhet som gått ihop av flera räknas en gång.")
    String panelNote();

    @Message("Hämta jämförelsen")
    String data();
}
