package se.usve.scoring.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.usve.scoring.AnswersOfAUnit;
import se.usve.scoring.ComponentTest;
import se.usve.scoring.SurveyTopic;
import se.usve.stack.testing.Visitor;
import se.usve.stack.testing.Visitor.Filled;

/** The assessors' work as a browser without JavaScript sees it. */
@QuarkusTest
class DeskTest extends ComponentTest {

    private final Visitor anna = Desk.assessor("03", "anna.lind");
    private final Visitor bo = Desk.assessor("14", "bo.ek");

    @BeforeEach
    void aUnitWithExamples() {
        arrives("lund", "12");
    }

    private void arrives(String unit, String region) {
        scored(unit, 1, SurveyTopic.unit(round, unit, region),
                SurveyTopic.submission(round, unit, 1, region, AnswersOfAUnit.meetingAll()));
    }

    private String queue(String more) {
        return "/assess?round=" + round + more;
    }

    private String casePage(String unit, int level) {
        return "/assess/cases/" + pendingCase(unit, level);
    }

    private void twoRuleInThisRound() {
        as(ADMIN).body(Map.of("doubleReview", true, "replyDays", 0)).put("/scoring/v1/rounds/" + round + "/procedure")
                .then().statusCode(200);
    }

    private static Document ruled(Visitor who, String path, String decision, String rationale) {
        return who.follow(who.send(Filled.of(who.page(path), "form.rule").with("decision", decision)
                .with("rationale", rationale), null, null));
    }

    @Test
    void theQueueShowsWhatIsTheirsToJudgeAndNoMore() {
        arrives("uppsala", "03");
        arrives("boras", "14");
        assertThat(anna.page(queue("")).select(".queue tbody tr").eachText()).hasSize(4)
                .allMatch(row -> row.contains("lund") || row.contains("boras")).allMatch(row -> row.contains("i dag"));
        assertThat(bo.page(queue("")).select(".queue tbody tr").eachText()).hasSize(4)
                .noneMatch(row -> row.contains("boras"));
        assertThat(Desk.of("ADMIN").page(queue("")).select(".queue tbody tr")).hasSize(6);
        assertThat(anna.page(queue("")).selectFirst(".lead").text()).isEqualTo("4 ärenden väntar på bedömning.");

        assertThat(anna.page(queue("&level=18")).select(".queue tbody tr")).hasSize(2);
        var skane = anna.page(queue("&region=12"));
        assertThat(skane.select(".queue tbody tr")).hasSize(2);
        assertThat(skane.selectFirst(".lead").text()).contains("2 med det här urvalet");
        assertThat(skane.select("option[selected]").eachText()).contains("Region Skåne", round);
        assertThat(anna.page(queue("&days=7")).text()).contains("Inga ärenden med det här urvalet");
        assertThat(anna.page(queue("&level=x&region=99&days=-1&claimed=NOBODY&page=z")).select(".queue tbody tr"))
                .as("what is no filter filters nothing").hasSize(4);
        assertThat(anna.page(queue("")).select(".paging")).isEmpty();
    }

    @Test
    void theLongestWaitingComesFirstAPageAtATime() {
        for (int i = 0; i < 13; i++) {
            arrives("u" + i, "12");
        }
        var first = anna.page(queue(""));
        assertThat(first.select(".queue tbody tr")).hasSize(25);
        assertThat(first.selectFirst(".queue tbody tr").text()).contains("lund");
        assertThat(first.selectFirst(".paging").text()).contains("Sida 1 av 2");
        var second = anna.page(first.selectFirst("a[rel=next]").attr("href"));
        assertThat(second.select(".queue tbody tr")).hasSize(3);
        assertThat(second.selectFirst(".queue tbody tr").text()).contains("u1");
    }

    @Test
    void aCaseHasAllThatIsNeededToJudgeIt() {
        var page = anna.page(casePage("lund", 23));
        assertThat(page.selectFirst("h1").text()).contains("Enheten lund", "nivå 23");
        assertThat(page.selectFirst(".criterion").text()).contains("något i enhetens arbetssätt har ändrats");
        assertThat(page.selectFirst("blockquote").wholeText())
                .isEqualTo("PREM visade långa väntetider; vi införde öppen mottagning på tisdagar.");
        assertThat(page.select(".clauses li").eachText()).isNotEmpty().anyMatch(clause -> clause.startsWith("✓ Uppfyllt"))
                .anyMatch(clause -> clause.contains("Väntar på bedömning"));
        assertThat(page.selectFirst(".history").text()).contains("Bedömning begärd");
        var oneOf = page.selectFirst(".clauses li:has(ul)");
        assertThat(oneOf.text()).startsWith("✓ Uppfyllt: Minst ett av:");
        assertThat(oneOf.select("li li").eachText()).hasSize(2).anyMatch(one -> one.contains("PROM"))
                .anyMatch(one -> one.contains("PREM"));
        assertThat(page.select("section > .clauses > li").eachText()).hasSize(2);

        var text = "Snabbspår för höftfrakturer sedan PROM visade smärta i omgång " + round + ".";
        submit("lund", 2, "12", AnswersOfAUnit.meetingAllBut("{\"35a\": \"" + text + "\"}"));
        submit("malmo", 1, "12", AnswersOfAUnit.meetingAllBut("{\"35a\": \"" + text + " Det hjälpte.\"}"));
        assertThat(bo.page(casePage("malmo", 23)).select("section:has(#similar)").text()).doesNotContain(text);
        ruled(anna, casePage("lund", 23), "REJECTED", "Ingen ändring framgår.");
        var similar = bo.page(casePage("malmo", 23)).selectFirst(".similar li");
        assertThat(similar.text()).contains("Underkänt", "Ingen ändring framgår.", text);
        assertThat(similar.text()).as("by whom is not told").doesNotContain("anna.lind");
    }

    @Test
    void aCaseIsClaimedReleasedAndSeenToBeSo() {
        var path = casePage("lund", 18);
        var claimed = anna.follow(anna.send(Filled.of(anna.page(path), "form.claim"), null, null));
        assertThat(claimed.text()).contains("Ärendet är ditt nu", "Du har tagit det till");
        assertThat(anna.page(queue("")).select("tr.own")).hasSize(1);
        assertThat(anna.page(queue("")).selectFirst(".lead").text()).contains("Du har tagit 1");
        assertThat(bo.page(queue("&claimed=OTHERS")).select(".queue tbody tr").text()).contains("anna.lind till");
        assertThat(bo.page(queue("&claimed=NONE")).select(".queue tbody tr")).hasSize(1);
        var closed = bo.page(path);
        assertThat(closed.select("form.rule, form.claim, form.release")).isEmpty();
        assertThat(closed.text()).contains("anna.lind till", "Du kan inte bedöma ärendet nu");
        bo.request().header("Origin", Visitor.origin()).post(path + "/claim").then().statusCode(409)
                .body(containsString("Ärendet är taget av anna.lind"));

        assertThat(anna.follow(anna.send(Filled.of(claimed, "form.release"), null, null)).text())
                .contains("Ärendet är ledigt igen");
        assertThat(bo.page(path).select("form.rule")).hasSize(1);
    }

    @Test
    void aRulingNeedsItsRationaleAndNothingTypedIsLost() {
        var path = casePage("lund", 18);
        var nothing = anna.send(Filled.of(anna.page(path), "form.rule"), null, null);
        nothing.then().statusCode(422);
        assertThat(Visitor.document(nothing).select(".summary a").eachAttr("href"))
                .containsExactly("#decision", "#rationale");

        var refused = anna.send(Filled.of(anna.page(path), "form.rule").with("decision", "REJECTED"), null, null);
        refused.then().statusCode(422);
        var wrong = Visitor.document(refused);
        assertThat(wrong.title()).startsWith("Fel: ");
        assertThat(wrong.selectFirst(".summary").hasAttr("autofocus")).isTrue();
        assertThat(wrong.select(".summary a").attr("href")).isEqualTo("#rationale");
        var field = wrong.selectFirst("#rationale");
        assertThat(field.attr("aria-invalid")).isEqualTo("true");
        assertThat(wrong.getElementById("rationale-error").text()).contains("Skriv en motivering");
        assertThat(field.attr("aria-describedby")).contains("rationale-error");
        assertThat(wrong.selectFirst("input[value=REJECTED]").hasAttr("checked")).isTrue();

        var tooLong = "ö".repeat(4001);
        var longer = anna.send(Filled.of(wrong, "form.rule").with("rationale", tooLong), null, null);
        longer.then().statusCode(422);
        assertThat(Visitor.document(longer).selectFirst("#rationale").wholeText()).isEqualTo(tooLong);

        var done = anna.follow(anna.send(Filled.of(wrong, "form.rule").with("rationale", "Rad ett.\r\nRad två."), null,
                null));
        assertThat(done.selectFirst("[role=status]").text()).contains("Din bedömning är sparad");
        assertThat(done.selectFirst("[role=status] a.button").attr("href")).isEqualTo(casePage("lund", 23));
        assertThat(done.selectFirst(".given .text").wholeText()).isEqualTo("Rad ett.\nRad två.");
        assertThat(outcome(result("lund"), 18)).isEqualTo("NOT_MET");
        assertThat(done.selectFirst(".history").text()).contains("Bedömt: Underkänt av anna.lind");
    }

    @Test
    void whoComesSecondIsToldAndKeepsTheirText() {
        var path = casePage("lund", 18);
        var mine = Filled.of(bo.page(path), "form.rule").with("decision", "APPROVED").with("rationale", "Lång text av Bo.");
        ruled(anna, path, "REJECTED", "Först.");
        var refused = bo.send(mine, null, null);
        refused.then().statusCode(409);
        var page = Visitor.document(refused);
        assertThat(page.selectFirst("[role=alert]").text()).contains("Inget är sparat", "anna.lind avgjorde ärendet",
                "Lång text av Bo.");
        assertThat(page.select("form.rule")).isEmpty();
        assertThat(page.selectFirst("nav[aria-label=Språk] a").attr("href")).isEqualTo(path + "?lang=en");
        assertThat(outcome(result("lund"), 18)).isEqualTo("NOT_MET");
    }

    @Test
    void twoRuleWithoutKnowingOfEachOtherAndAThirdSeesBothButNotWho() {
        twoRuleInThisRound();
        var path = casePage("lund", 18);
        assertThat(anna.page(path).text()).contains("Bedöms av två oberoende av varandra");
        assertThat(ruled(anna, path, "APPROVED", "Annas skäl.").text()).contains("Annas skäl.", "En av två har bedömt det");
        assertThat(anna.page(queue("")).select(".queue tbody tr")).as("their own is done").hasSize(1);

        var blind = bo.page(path);
        assertThat(blind.text()).doesNotContain("Annas skäl", "anna.lind", "En av två");
        assertThat(blind.select("form.rule")).hasSize(1);
        assertThat(bo.page(queue("")).text()).doesNotContain("anna.lind");
        ruled(bo, path, "REJECTED", "Bos skäl.");

        var third = Desk.assessor("24", "cia").page(path);
        assertThat(third.text()).contains("Två har bedömt det olika", "Annas skäl.", "Bos skäl.", "En annan bedömare")
                .doesNotContain("anna.lind", "bo.ek");
        assertThat(ruled(Desk.assessor("24", "cia"), path, "APPROVED", "Cias skäl.").text())
                .contains("Avgjort", "anna.lind", "bo.ek", "cia");
        assertThat(outcome(result("lund"), 18)).isEqualTo("MET");

        var agreement = Desk.of("STEERING").page("/assess/agreement?round=" + round);
        assertThat(agreement.select(".figures tbody tr").eachText()).singleElement().asString()
                .startsWith("Nivå 18.").endsWith("Par: 1 Lika: 0 Andel: 0 % Cohens kappa: 0,00");
        assertThat(agreement.select(".figures tfoot").text()).isEqualTo("Alla nivåer Par: 1 Lika: 0 Andel: 0 % Cohens kappa: 0,00");
    }

    @Test
    void oneWithdrawsTheirOwnRulingAndNobodyElses() {
        var path = casePage("lund", 18);
        var done = ruled(anna, path, "APPROVED", "Bra.");
        assertThat(bo.page(path).select("form[action$=withdrawal]")).isEmpty();
        var form = Filled.of(done, "form[action$=withdrawal]");
        bo.send(form.with("reason", "Inte min"), null, null).then().statusCode(403).contentType("text/html");
        anna.send(form.with("reason", " "), null, null).then().statusCode(422)
                .body(containsString("Skriv varför bedömningen dras tillbaka"));
        var withdrawn = anna.follow(anna.send(form.with("reason", "Läste fel exempel."), null, null));
        assertThat(withdrawn.text()).contains("Bedömningen är tillbakadragen", "Läste fel exempel.");
        assertThat(outcome(result("lund"), 18)).isEqualTo("AWAITING_ASSESSMENT");
    }

    @Test
    void whoIsInConflictDeclaresItAndSeesNoMoreOfTheUnit() {
        var path = casePage("lund", 18);
        var declared = Filled.of(anna.page(anna.page(path).selectFirst("form.rule a").attr("href")), "form.submit");
        var refused = anna.send(declared, null, null);
        refused.then().statusCode(422);
        assertThat(Visitor.document(refused).select(".summary a").attr("href")).isEqualTo("#reason");
        assertThat(Visitor.document(refused).selectFirst("#unit").attr("value")).isEqualTo("lund");
        anna.send(Filled.of(anna.page("/assess/conflicts"), "form.submit").with("unit", "finns-inte").with("reason", "x"),
                null, null).then().statusCode(422).body(containsString("Det finns ingen enhet finns-inte"));

        var page = anna.follow(anna.send(declared.with("reason", "Min syster arbetar där."), null, null));
        assertThat(page.select(".conflicts tbody").text()).contains("lund", "Min syster arbetar där.");
        assertThat(anna.page(queue("")).select(".queue tbody tr")).isEmpty();
        anna.request().get(path).then().statusCode(403).contentType("text/html").body(containsString("anmält jäv"));
        assertThat(Desk.of("ADMIN").page("/assess/conflicts").text()).contains("anna.lind", "lund");

        anna.follow(anna.send(Filled.of(page, "form[action$=end]"), null, null));
        assertThat(anna.page(queue("")).select(".queue tbody tr")).hasSize(2);
    }

    @Test
    void aLevelIsOverriddenRepliedToAndWithdrawn() {
        as(ADMIN).body(Map.of("doubleReview", false, "replyDays", 5)).put("/scoring/v1/rounds/" + round + "/procedure")
                .then().statusCode(200);
        anna.request().get("/assess/units?round=" + round + "&unit= lund").then().statusCode(303)
                .header("Location", endsWith("/assess/units/" + round + "/lund"));
        var unit = anna.page("/assess/units/" + round + "/lund");
        assertThat(unit.select(".outcomes tbody tr")).hasSize(27);
        assertThat(unit.selectFirst(".lead").text()).isEqualTo("Enheten når 25 av 27 nivåer.");
        assertThat(unit.select(".outcomes tbody tr").get(5).text()).contains("6", "Uppnådd");

        var path = "/assess/units/" + round + "/lund/levels/6";
        var form = Filled.of(anna.page(path), "form[action$=overrides]");
        var refused = anna.send(form.with("rationale", "Ingen samverkan vid besöket."), null, null);
        refused.then().statusCode(422);
        assertThat(Visitor.document(refused).select(".summary a").attr("href")).isEqualTo("#outcome");
        assertThat(Visitor.document(refused).selectFirst("#rationale").wholeText()).isEqualTo("Ingen samverkan vid besöket.");
        var made = anna.follow(anna.send(form.with("outcome", "NOT_MET").with("evidence", "Dnr 1"), null, null));
        assertThat(made.selectFirst(".overrides").text()).contains("Ej uppnådd", "Väntar på regionens svar", "Dnr 1");
        assertThat(made.select("form[action$=overrides]")).as("one at a time").isEmpty();
        bo.send(form, null, null).then().statusCode(409).body(containsString("Ingen samverkan vid besöket."));

        var skane = Desk.region("12");
        var waiting = skane.page("/assess/replies?round=" + round);
        assertThat(waiting.selectFirst(".overrides").text()).contains("Enheten lund", "nivå 6", "Ingen samverkan");
        var level = skane.page(waiting.selectFirst(".overrides a").attr("href"));
        assertThat(level.select("form[action$=withdrawal], form[action$=overrides]")).isEmpty();
        var reply = Filled.of(level, "form[action$=replies]");
        skane.send(reply, null, null).then().statusCode(422).body(containsString("Skriv ett svar"));
        assertThat(skane.follow(skane.send(reply.with("text", "Samverkan sker digitalt."), null, null)).text())
                .contains("Svaret är sparat", "Samverkan sker digitalt.");
        assertThat(Desk.region("01").request().get(path).statusCode()).isEqualTo(404);
        assertThat(anna.page("/assess/overrides?round=" + round + "&state=AWAITING_REPLY").text())
                .contains("Samverkan sker digitalt.");
        assertThat(anna.page("/assess/overrides?round=" + round + "&changed=1").text()).contains("Inga ändrade utfall");
        submit("lund", 2, "12", AnswersOfAUnit.meetingAllBut("{\"13c\": \"NO\"}"));
        assertThat(anna.page("/assess/overrides?round=" + round + "&changed=1").selectFirst(".flag").text())
                .contains("Svaren har ändrats", "13c");

        var withdrawal = Filled.of(anna.page(path), "form[action$=withdrawal]");
        anna.send(withdrawal, null, null).then().statusCode(422).body(containsString("Skriv varför ändringen återkallas"));
        assertThat(anna.follow(anna.send(withdrawal.with("reason", "Nya uppgifter."), null, null)).text())
                .contains("Ändringen är återkallad", "Nya uppgifter.");
    }

    @Test
    void unitsAreDrawnForSiteVisits() {
        var page = Desk.of("ADMIN").page("/assess/site-visits?round=" + round);
        assertThat(page.text()).contains("Inget urval är gjort");
        var refused = Desk.of("ADMIN").send(Filled.of(page, "form.submit").with("specialties", "Trolleri\n"), null, null);
        refused.then().statusCode(422);
        assertThat(Visitor.document(refused).selectFirst("#specialties").wholeText()).contains("Trolleri");
        assertThat(anna.page("/assess/site-visits?round=" + round).select("form.submit")).isEmpty();
    }

    @Test
    void everyPageIsForThoseWhoMayReadWhatItShows() {
        var id = pendingCase("lund", 18);
        var unit = "/assess/units/" + round + "/lund";
        var admins = List.of("ADMIN", "ASSESSOR");
        var readers = List.of("ADMIN", "ASSESSOR", "STEERING");
        var all = List.of("ADMIN", "ASSESSOR", "STEERING", "REGION");
        var allowed = Map.of("/assess/cases/" + id, admins, "/assess/conflicts", admins,
                "/assess/overrides?round=" + round, readers, "/assess/agreement?round=" + round, readers,
                "/assess/site-visits?round=" + round, readers, unit, all, unit + "/levels/6", all,
                "/assess/replies?round=" + round, List.of("REGION"));
        allowed.forEach((path, roles) -> {
            for (var role : List.of("ADMIN", "ASSESSOR", "STEERING", "REGION", "OPERATOR")) {
                var region = role.equals("REGION") ? "12" : role.equals("ASSESSOR") ? "03" : null;
                assertThat(Visitor.of("usve-assess", role, region).request().get(path).statusCode())
                        .as("%s reads %s", role, path).isEqualTo(roles.contains(role) ? 200 : 403);
            }
        });
        assertThat(Desk.assessor("12", "dan").request().get("/assess/cases/" + id).statusCode())
                .as("their own region's").isEqualTo(403);
        var form = Filled.of(anna.page("/assess/cases/" + id), "form.rule").with("decision", "APPROVED")
                .with("rationale", "x");
        for (var who : List.of(Desk.of("ADMIN"), Desk.of("STEERING"), Desk.region("12"), Desk.assessor("12", "dan"))) {
            who.send(form, null, null).then().statusCode(403);
        }
        assertThat(outcome(result("lund"), 18)).isEqualTo("AWAITING_ASSESSMENT");
    }
}
