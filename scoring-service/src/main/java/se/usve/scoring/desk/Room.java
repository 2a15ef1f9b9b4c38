package se.usve.scoring.desk;

import java.util.Arrays;
import java.util.List;
import se.usve.chassis.access.Caller;
import se.usve.chassis.access.Role;
import se.usve.chassis.pages.Viewer;
import se.usve.chassis.problem.Text;

/** The places one goes to from every page, in order. Who may enter is decided there; here it is who is shown the way. */
enum Room {
    QUEUE("/assess", new Text("Ärenden", "Cases"), Role.ADMIN, Role.ASSESSOR),
    OVERRIDES("/assess/overrides", new Text("Ändrade utfall", "Overrides"), Role.ADMIN, Role.ASSESSOR, Role.STEERING),
    REPLIES("/assess/replies", new Text("Svara på ändringar", "Reply to overrides"), Role.REGION),
    AGREEMENT("/assess/agreement", new Text("Samstämmighet", "Agreement"), Role.ADMIN, Role.ASSESSOR, Role.STEERING),
    VISITS("/assess/site-visits", new Text("Platsbesök", "Site visits"), Role.ADMIN, Role.ASSESSOR, Role.STEERING),
    CONFLICTS("/assess/conflicts", new Text("Jäv", "Conflicts"), Role.ADMIN, Role.ASSESSOR);

    /**
     * The way to a room.
     *
     * @param here whether one is in it
     */
    record Door(String href, String words, boolean here) {
    }

    private final String href;
    private final Text words;
    private final List<String> roles;

    Room(String href, Text words, String... roles) {
        this.href = href;
        this.words = words;
        this.roles = List.of(roles);
    }

    String href() {
        return href;
    }

    private boolean isFor(Caller caller) {
        return roles.stream().anyMatch(caller::is);
    }

    /** {@return the first room for that caller, who has some role of ours} */
    static Room first(Caller caller) {
        return Arrays.stream(values()).filter(room -> room.isFor(caller)).findFirst().orElse(QUEUE);
    }

    /** {@return the ways from this room that the caller is shown} */
    List<Door> doors(Caller caller, Viewer viewer) {
        return Arrays.stream(values()).filter(room -> room.isFor(caller))
                .map(room -> new Door(room.href, viewer.in(room.words), room == this)).toList();
    }
}
