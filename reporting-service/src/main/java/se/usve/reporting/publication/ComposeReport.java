package se.usve.reporting.publication;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import se.usve.chassis.pages.Language;
import se.usve.chassis.problem.Text;
import se.usve.reporting.export.Source;
import se.usve.reporting.followup.ReadFollowUp;
import se.usve.reporting.publication.Report.Fact;
import se.usve.reporting.publication.Report.Section;
import se.usve.reporting.report.LevelTable;
import se.usve.reporting.report.Moment;
import se.usve.reporting.report.ReadTables;
import se.usve.reporting.report.ReadUnits;
import se.usve.reporting.report.TableQuery;
import se.usve.reporting.seal.Manifest;
import se.usve.reporting.seal.ReadSeals;
import se.usve.survey.contract.RoundChanged;

/** Composes the report of a round, of what the caller may see. Errors are those of {@link ReadTables}. */
@ApplicationScoped
class ComposeReport {

    /** A report, and the time its figures are of. */
    record Composed(Report report, Instant asOf) {
    }

    private final ReadTables tables;
    private final ReadFollowUp followUp;
    private final ReadSeals seals;
    private final ReadUnits units;

    ComposeReport(ReadTables tables, ReadFollowUp followUp, ReadSeals seals, ReadUnits units) {
        this.tables = tables;
        this.followUp = followUp;
        this.seals = seals;
        this.units = units;
    }

    Composed compose(String round, Moment moment, Language language) {
        var query = TableQuery.of(round).with(moment);
        var levels = tables.levels(query);
        var write = new Writing(language);
        var sections = new ArrayList<Section>();
        sections.add(write.summary(levels));
        var seal = sealOf(levels);
        seal.filter(one -> one.reason() != null).ifPresent(one ->
                sections.add(write.correction(one, levels, units.names(round, moment))));
        sections.add(write.responseRates(tables.responseRates(query)));
        sections.add(write.levels(levels));
        sections.add(write.distribution(tables.distribution(query), levels));
        sections.add(write.levelByLevel(levels));
        sections.add(write.designationYears(tables.designationYears(query)));
        sections.add(write.selfReported(tables.selfReported(query)));
        if (levels.status() == RoundChanged.State.PUBLISHED) {
            write.followUp(followUp.figures(round, moment)).ifPresent(sections::add);
        }
        sections.add(write.method(levels));
        return new Composed(new Report(language.code(),
                language.in(new Text("Miniminivåer i universitetssjukvården", "Minimum levels in university health care")),
                language.in(new Text("Utvärderingsomgång ", "Evaluation round ")) + round.replace('-', '–'),
                language.in(new Text("Innehåll", "Contents")), language.in(new Text("Sida", "Page")),
                facts(levels, seal, language), sections), levels.asOf());
    }

    /** The seal of the figures that are printed: a correction whose results are on their way is not theirs. */
    private Optional<Manifest> sealOf(LevelTable levels) {
        return Optional.ofNullable(levels.revision()).map(revision -> seals.one(levels.round(), revision));
    }

    private static List<Fact> facts(LevelTable levels, Optional<Manifest> sealed, Language language) {
        var facts = new ArrayList<Fact>();
        var published = levels.status() == RoundChanged.State.PUBLISHED;
        facts.add(fact(language, "Läge", "Status", language.in(published ? new Text("Publicerad", "Published")
                : new Text("Inte publicerad: preliminära siffror", "Not published: preliminary figures"))));
        facts.add(fact(language, "Siffrorna gäller", "Figures as of", language.time(levels.asOf())));
        facts.add(fact(language, "Regelverk", "Rule set", levels.ruleSet()));
        sealed.ifPresent(seal -> {
            facts.add(fact(language, "Utgåva", "Revision", Long.toString(seal.revision())));
            facts.add(fact(language, "Förseglad", "Sealed", language.time(seal.sealedAt())));
            facts.add(fact(language, "Enheter i förseglingen", "Units sealed", language.count(seal.units())));
            facts.add(fact(language, "Sigill (SHA-256)", "Seal (SHA-256)", seal.sha256()));
        });
        facts.add(fact(language, "Källa", "Source", language.in(Source.NAME)));
        facts.add(fact(language, "Licens", "Licence", Source.LICENCE));
        return facts;
    }

    private static Fact fact(Language language, String sv, String en, String value) {
        return new Fact(language.in(new Text(sv, en)), value);
    }
}
