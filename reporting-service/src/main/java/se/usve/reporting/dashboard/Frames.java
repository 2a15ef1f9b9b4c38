package se.usve.reporting.dashboard;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import io.quarkus.qute.TemplateInstance;
import se.usve.chassis.pages.Language;
import se.usve.chassis.pages.Pages;
import se.usve.chassis.pages.Viewer;
import se.usve.chassis.problem.Text;
import se.usve.reporting.report.ReadTables;
import se.usve.reporting.report.Round;
import se.usve.reporting.report.Rounds;
import se.usve.reporting.settings.ReportingSettings;
import se.usve.survey.contract.RoundChanged;

/**
 * Makes what stands around every page. A page asks for the figures first: who may not see the round is refused there
 * (401, 403, 404, each shown as a page), so a frame names no round that its reader does not see.
 */
@RequestScoped
public class Frames {

    private static final Text FIRST = new Text("Översikt", "Overview");

    private final Pages pages;
    private final Rounds rounds;
    private final ReadTables tables;
    private final ReportingSettings.Dashboard config;

    Frames(Pages pages, Rounds rounds, ReadTables tables, ReportingSettings.Dashboard config) {
        this.pages = pages;
        this.rounds = rounds;
        this.tables = tables;
        this.config = config;
    }

    /** {@return the rounds that the reader may choose among, first those published, the newest period first} */
    public List<Round> offered() {
        return Stream.concat(rounds.published().stream(), tables.roundsUnderWay().stream()).toList();
    }

    /**
     * {@return what stands around a page of a round}
     *
     * @param round id of a round that the reader has been let see
     * @param state where it stands
     * @param here  which page it is, or which page it is below
     */
    public Frame inRound(String round, RoundChanged.State state, Place here) {
        var viewer = pages.visitor();
        var shown = new Frame.InRound(round, nameOf(round), Pages.path("/reporting/v1/rounds", round), streamOf(round, state),
                state == RoundChanged.State.PUBLISHED, viewer.in(words(state)));
        return new Frame(viewer, shown, rounds(viewer, round, here), ways(viewer, round, here), crumbs(viewer, round, here),
                notice(viewer.language()), List.of());
    }

    /** {@return what stands around a page that is of no round} */
    public Frame outside(Place here) {
        var viewer = pages.visitor();
        var newest = offered().stream().findFirst().map(Round::id).orElse(null);
        return new Frame(viewer, null, List.of(), ways(viewer, newest, here), crumbs(viewer, newest, here),
                notice(viewer.language()), List.of());
    }

    /** {@return the answer with the page} */
    public Response page(TemplateInstance page, Frame frame) {
        return Pages.page(page, frame.viewer());
    }

    /** {@return a round's name as it is printed: years with a dash between} */
    public static String nameOf(String round) {
        return round.replaceAll("^(\\d{4})-(\\d{4})$", "$1–$2");
    }

    /** Figures change until they are published; a correction after that is a revision of its own. */
    private static String streamOf(String round, RoundChanged.State state) {
        return state == RoundChanged.State.PUBLISHED ? null : Pages.path("/reporting/v1/rounds", round, "stream");
    }

    private static Text words(RoundChanged.State state) {
        return switch (state) {
            case PUBLISHED -> new Text("Publicerad", "Published");
            case DRAFT -> new Text("Under förberedelse", "In preparation");
            case OPEN -> new Text("Inte publicerad: preliminära siffror, svar tas emot",
                    "Not published: preliminary figures, answers are coming in");
            case CLOSED -> new Text("Inte publicerad: preliminära siffror, svarstiden är slut",
                    "Not published: preliminary figures, collection has ended");
        };
    }

    private List<Way> rounds(Viewer viewer, String current, Place here) {
        var offered = offered();
        var place = here.isOfARound() ? here : Place.OVERVIEW;
        return offered.stream().map(round -> new Way(nameOf(round.id()), place.in(round.id()), round.id().equals(current),
                round.isPublished() ? null : viewer.in(new Text("preliminär", "preliminary")))).toList();
    }

    private static List<Way> ways(Viewer viewer, String round, Place here) {
        return Arrays.stream(Place.values()).filter(place -> round != null || !place.isOfARound())
                .map(place -> new Way(viewer.in(place.words()), place.in(round), place == here, null)).toList();
    }

    private static List<Way> crumbs(Viewer viewer, String round, Place here) {
        var first = new Way(viewer.in(FIRST), round == null ? "/" : Place.OVERVIEW.in(round));
        return here == Place.OVERVIEW ? List.of(first) : List.of(first, new Way(viewer.in(here.words()), here.in(round)));
    }

    private Frame.Notice notice(Language language) {
        var english = config.noticeEn().filter(_ -> language == Language.EN)
                .map(text -> new Frame.Notice(text, Language.EN.code()));
        var swedish = config.notice().map(text -> new Frame.Notice(text, Language.SV.code()));
        return english.or(() -> swedish).orElse(null);
    }
}
