package se.usve.scoring.assessment;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;

/** Says in words why somebody cannot rule on a case: each is a problem of its own, all with status 409. */
final class Refusals {

    private static final ProblemType ALREADY_RULED = new ProblemType("already-ruled", 409,
            new Text("Ärendet är redan avgjort", "The case has been ruled on"));
    private static final ProblemType OWN_RULING = new ProblemType("own-ruling-stands", 409,
            new Text("Du har redan bedömt ärendet", "You have ruled on the case"));
    private static final ProblemType TOOK_PART = new ProblemType("took-part", 409,
            new Text("Du har redan deltagit i bedömningen", "You have taken part in the review"));
    private static final ProblemType SUPERSEDED = new ProblemType("superseded", 409,
            new Text("Ärendet är inte längre aktuellt", "The case is no longer open"));
    private static final ProblemType CLAIMED = new ProblemType("claimed", 409,
            new Text("Någon annan har tagit ärendet", "Somebody else has claimed the case"));

    private static final Text CLAIM = new Text("%s till %s", "%s until %s");

    private Refusals() {
    }

    static ProblemException problem(Refusal refusal) {
        return switch (refusal) {
            case Refusal.AlreadyDecided(var by) -> new ProblemException(ALREADY_RULED, new Text(
                    "%s avgjorde ärendet %s.", "%s ruled on the case on %s.").with(by.by(), by.at()));
            case Refusal.Superseded() -> new ProblemException(SUPERSEDED, new Text(
                    "Enheten har lämnat nya svar eller dragit tillbaka dem, och exemplet ska inte längre bedömas.",
                    "The unit has sent new answers or withdrawn them, and the example is no longer to be judged."));
            case Refusal.OwnRulingStands(var own) -> new ProblemException(OWN_RULING, new Text(
                    "Du bedömde ärendet %s. En annan bedömare ska ta ställning till det oberoende av dig.",
                    "You ruled on the case on %s. Another assessor is to rule on it independently of you.").with(own.at()));
            case Refusal.TookPart() -> new ProblemException(TOOK_PART, new Text(
                    "Du har tagit tillbaka din bedömning, och en annan bedömares gäller. Ärendet ska avgöras av någon annan.",
                    "You have withdrawn your ruling, and another assessor's stands. Somebody else is to rule on the case."));
            case Refusal.ClaimedByOthers(var claims) -> new ProblemException(CLAIMED, new Text(
                    "Ärendet är taget av %s.".formatted(listed(claims, Text::sv)),
                    "The case is claimed by %s.".formatted(listed(claims, Text::en))))
                    .with("claims", claims.stream().map(claim -> new ClaimView(claim.by(), claim.until(), false)).toList());
        };
    }

    private static String listed(List<Claim> claims, Function<Text, String> language) {
        return claims.stream().map(claim -> language.apply(CLAIM.with(claim.by(), claim.until())))
                .collect(Collectors.joining(", "));
    }
}
