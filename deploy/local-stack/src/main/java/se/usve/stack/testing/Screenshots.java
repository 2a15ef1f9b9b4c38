package se.usve.stack.testing;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Path;

/** Takes the pictures of the figures' pages that README shows, from a running demo: {@code docs/screenshots/take}. */
public final class Screenshots {

    /** A picture: its name, the page, and how it is looked at. */
    private record Shot(String name, String path, String language, ColorScheme colours, int width, int height, String at) {
    }

    private static final String ROUND = "/rounds/2018-2021";
    private static final String OPEN = "/rounds/2022-2025";
    private static final Shot[] SHOTS = {
        new Shot("overview", ROUND, "sv", ColorScheme.LIGHT, 1280, 1500, null),
        new Shot("overview-dark", ROUND + "?sort=03", "en", ColorScheme.DARK, 1280, 1100, "#levels"),
        new Shot("overview-phone", ROUND, "sv", ColorScheme.LIGHT, 390, 844, null),
        new Shot("overview-open", OPEN, "sv", ColorScheme.LIGHT, 1280, 1100, null),
        new Shot("level", ROUND + "/levels/13", "sv", ColorScheme.LIGHT, 1280, 1500, null),
        new Shot("level-phone", ROUND + "/levels/13", "sv", ColorScheme.LIGHT, 390, 844, "#regions"),
        new Shot("region", ROUND + "/regions/03", "sv", ColorScheme.LIGHT, 1280, 1500, null),
        new Shot("distribution", ROUND + "/distribution", "sv", ColorScheme.LIGHT, 1280, 1100, null),
        new Shot("follow-up", ROUND + "/follow-up", "sv", ColorScheme.LIGHT, 1280, 1100, null),
        new Shot("trend", "/trend", "sv", ColorScheme.LIGHT, 1280, 1300, null),
        new Shot("about", "/about", "en", ColorScheme.LIGHT, 1280, 1000, null)};

    private Screenshots() {
    }

    /**
     * Takes them all.
     *
     * @param args the folder they go to; {@code USVE_LINK} in the environment holds a link that signs in, as
     *             {@code ./usve token --role STEERING --link} prints it
     */
    public static void main(String[] args) {
        var folder = Path.of(args[0]);
        var link = URI.create(System.getenv("USVE_LINK"));
        try (var chromium = Chromium.start()) {
            for (var shot : SHOTS) {
                take(chromium, link, shot, folder.resolve(shot.name() + ".png"));
                System.out.println(shot.name() + ".png");
            }
        }
    }

    private static void take(Chromium chromium, URI link, Shot shot, Path file) {
        try (var person = chromium.person(shot.language(), true)) {
            var page = person.newPage();
            page.setViewportSize(shot.width(), shot.height());
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(shot.colours()));
            if (shot.path().startsWith(OPEN) || shot.path().startsWith("/trend")) {
                page.navigate(link.toString());
            }
            var answer = page.navigate(link.resolve(shot.path()).toString());
            if (answer.status() != 200) {
                throw new IllegalStateException(shot.path() + " answers " + answer.status());
            }
            if (shot.at() != null) {
                page.locator(shot.at()).evaluate("e => window.scrollTo(0, e.getBoundingClientRect().top + scrollY - 24)");
            }
            page.screenshot(new Page.ScreenshotOptions().setPath(file));
        }
    }
}
