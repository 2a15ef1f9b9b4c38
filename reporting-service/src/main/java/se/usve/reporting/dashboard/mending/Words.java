package se.usve.reporting.dashboard.mending;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the page of the follow-up says in Swedish; in English in {@code messages/mending_en.properties}. */
@MessageBundle(value = "mending", locale = "sv")
interface Words {

    @Message("Uppföljning")
    String title();

    @Message("En nivå som en enhet inte når ska åtgärdas. Regionen berättar hur, vem som ansvarar och när det är gjort; utfallet i omgången ändras inte av det.")
    String lead();

    @Message("Uppföljningen börjar när omgången stängs för svar.")
    String notBegun();

    @Message("Region för region")
    String regions();

    @Message("Nivåer som enheter inte når, en per enhet och nivå, efter hur långt de är åtgärdade")
    String regionsCaption();

    @Message("Region")
    String region();

    @Message("Nås inte")
    String missed();

    @Message("Utan plan")
    String withoutPlan();

    @Message("Planerade")
    String planned();

    @Message("Pågår")
    String inProgress();

    @Message("Åtgärdade")
    String mended();

    @Message("Därav i tid")
    String inTime();

    @Message("Försenade")
    String overdue();

    @Message("Nivå för nivå")
    String levels();

    @Message("Hur långt varje nivå är åtgärdad")
    String levelsCaption();

    @Message("Miniminivå")
    String level();

    @Message("Visa för")
    String of();

    @Message("Visa")
    String show();

    @Message("Planerna")
    String plans();

    @Message("Vad som görs för varje enhet och nivå som inte nås")
    String plansCaption();

    @Message("Enhet")
    String unit();

    @Message("Åtgärd")
    String measure();

    @Message("Läge")
    String status();

    @Message("Senast")
    String due();

    @Message("Ingen plan har lämnats.")
    String noPlans();

    @Message("enheten når nivån")
    String notCounted();

    @Message("Sidor")
    String pages();

    @Message("Föregående")
    String previous();

    @Message("Nästa")
    String next();
}
