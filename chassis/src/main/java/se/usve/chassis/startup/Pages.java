package se.usve.chassis.startup;

import java.util.List;
import java.util.stream.Stream;

/** How people sign in to the pages. */
final class Pages implements Check {

    private static final String LINK = "usve.pages.sign-in-link";
    private static final String PROFILE = "quarkus.profile";

    @Override
    public Stream<Finding> findings(Settings settings) {
        var link = settings.isOn(LINK)
                ? Stream.of(Finding.unsafe(Risk.SIGN_IN_LINK, LINK,
                        "One signs in to the pages by an address with a token in it, which browsers keep and logs show.",
                        "Leave it out, and set " + PROFILE + "=prod,pages-oidc with usve.pages.oidc.*."))
                : Stream.<Finding>empty();
        return Stream.concat(link, incomplete(settings));
    }

    private static Stream<Finding> incomplete(Settings settings) {
        if (settings.isOff("quarkus.oidc.pages.tenant-enabled") || settings.find(PROFILE).filter(profiles -> List.of(profiles.split("[ ,]+")).contains("pages-oidc")).isEmpty()) {
            return Stream.empty();
        }
        return Stream.of("usve.pages.oidc.issuer", "usve.pages.oidc.client-id", "usve.pages.oidc.client-secret")
                .filter(name -> settings.find(name).isEmpty())
                .map(name -> Finding.wrong(name, "It has no value, and the profile pages-oidc needs it.",
                        "Set it, or take pages-oidc out of " + PROFILE + "."));
    }
}
