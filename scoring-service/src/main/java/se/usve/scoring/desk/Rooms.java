package se.usve.scoring.desk;

import jakarta.enterprise.context.RequestScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import se.usve.chassis.access.Caller;
import se.usve.chassis.pages.Viewer;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.scoring.unit.Round;
import se.usve.scoring.unit.UnitAccess;

/** Where somebody is: the ways from there, and the rounds they may choose among. */
@RequestScoped
class Rooms {

    private static final List<String> ORDER = List.of("CLOSED", "OPEN", "PUBLISHED", "DRAFT");

    private final Caller caller;
    private final UnitAccess access;

    Rooms(Caller caller, UnitAccess access) {
        this.caller = caller;
        this.access = access;
    }

    List<Room.Door> doors(Room here, Viewer viewer) {
        return here.doors(caller, viewer);
    }

    /** {@return the rounds, first what is being assessed} */
    List<Round> rounds() {
        return access.rounds().stream()
                .sorted(Comparator.comparingInt((Round round) -> ORDER.indexOf(round.state()))).toList();
    }

    /**
     * {@return the round asked for, the first if none is}
     *
     * @throws ProblemException 404 if there is none
     */
    Round chosen(String wanted, List<Round> rounds) {
        return Optional.ofNullable(wanted).filter(id -> !id.isBlank()).map(access::round)
                .or(() -> rounds.stream().findFirst())
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, new Text(
                        "Det finns ingen omgång ännu.", "There is no round yet.")));
    }
}
