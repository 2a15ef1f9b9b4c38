package se.usve.reporting.dashboard.distribution;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the page of the distribution says in Swedish; in English in {@code messages/distribution_en.properties}. */
@MessageBundle(value = "distribution", locale = "sv")
interface Words {

    @Message("Fördelning")
    String title();

    @Message("Hur många miniminivåer når enheterna, och vilken är det som fattas dem som når alla utom en?")
    String lead();

    @Message("Visa")
    String show();

    @Message("Visa för")
    String of();

    @Message("Riket")
    String nation();

    @Message("Enheter efter antal nivåer de når")
    String counts();

    @Message("Antal enheter efter hur många nivåer de når, per region")
    String countsCaption();

    @Message("Antal nivåer")
    String levelsMet();

    @Message("Den enda nivå som fattas")
    String missed();

    @Message("Antal enheter som når alla nivåer utom just denna, per region")
    String missedCaption();

    @Message("Miniminivå")
    String level();

    @Message("Område för område")
    String areas();

    @Message("Enheter som når alla nivåer inom området, antal och andel av de svarande")
    String areasCaption();

    @Message("Region")
    String region();

    @Message("Ingen enhet har svarat ännu.")
    String nobody();
}
