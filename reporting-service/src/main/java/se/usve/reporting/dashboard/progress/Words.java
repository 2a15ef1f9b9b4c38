package se.usve.reporting.dashboard.progress;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the page of the responses says in Swedish; in English in {@code messages/progress_en.properties}. */
@MessageBundle(value = "progress", locale = "sv")
interface Words {

    @Message("Svarsläge")
    String title();

    @Message("Hur många enheter som har svarat, och hur mycket svaren som fattas och exemplen som väntar på bedömning ännu kan ändra.")
    String lead();

    @Message("Svar per region")
    String regions();

    @Message("Enheter som har svarat, per region")
    String regionsCaption();

    @Message("Region")
    String region();

    @Message("Enheter")
    String units();

    @Message("Har svarat")
    String responding();

    @Message("Fattas")
    String missing();

    @Message("Svarsandel")
    String share();

    @Message("Vad som ännu kan ändras")
    String range();

    @Message("Andel enheter i riket som når varje nivå: nu, i värsta fall och i bästa fall")
    String rangeCaption();

    @Message("I värsta fall når ingen av dem som inte har svarat nivån och inget exempel som väntar godkänns, i bästa fall är det tvärtom. Är svarstiden slut gäller det bara exemplen.")
    String rangeNote();

    @Message("Miniminivå")
    String level();

    @Message("Nu, av svarande")
    String now();

    @Message("Värsta fall")
    String worst();

    @Message("Bästa fall")
    String best();

    @Message("Spann")
    String span();

    @Message("Vilka enheter som ska påminnas ser regionen i enkätens egna sidor.")
    String reminders();
}
