package se.usve.stack.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The machine's own Chromium, without a window. */
public final class Chromium implements AutoCloseable {

    /** Level A and AA of WCAG 2.1, which the law demands, and 2.2, which we aim for. */
    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    private static final String SKIPPED =
            "SKIPPED: there is no Chromium on this machine, so the pages were not tried in a "
            + "browser. deploy/install-test-tools.sh installs it, or USVE_CHROMIUM names one.";
    private static final Path PICTURES = Path.of("target", "screenshots");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** Starts it; the test is skipped on a machine that has none. */
    public static Chromium start() {
        var program = installed();
        if (program.isEmpty()) {
            // Said where one looks, and not only in the report of the tests.
            System.err.println(SKIPPED);
        }
        assumeTrue(program.isPresent(), SKIPPED);
        var playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return new Chromium(playwright, playwright.chromium().launch(new BrowserType.LaunchOptions()
                .setExecutablePath(program.get()).setArgs(List.of("--no-sandbox"))));
    }

    private static Optional<Path> installed() {
        var named = Optional.ofNullable(System.getenv("USVE_CHROMIUM")).map(Path::of);
        return Stream.concat(named.stream(), Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser",
                "/usr/bin/google-chrome").map(Path::of)).filter(Files::isExecutable).findFirst();
    }

    /** {@return a fresh browser of somebody, with nothing remembered; of one who reads English the colours are dark} */
    public BrowserContext person(String language, boolean javaScript) {
        return browser.newContext(new Browser.NewContextOptions().setLocale(language).setJavaScriptEnabled(javaScript)
                .setColorScheme(language.equals("en") ? ColorScheme.DARK : ColorScheme.LIGHT)
                .setViewportSize(1280, 900));
    }

    /**
     * Keeps a picture of all of the page, in a window as high as the page: what sticks to the window's edge is there once.
     * Only where {@code USVE_PICTURES} is set: nothing is proved by it, and it takes a third of the time.
     */
    public static void picture(Page page, String name) {
        if (System.getenv("USVE_PICTURES") == null) {
            return;
        }
        var before = page.viewportSize();
        var height = (Integer) page.evaluate("document.documentElement.scrollHeight");
        page.setViewportSize(before.width, Math.max(before.height, height));
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")).setFullPage(true));
        page.setViewportSize(before.width, before.height);
    }

    /**
     * {@return what keeps the page from being accessible, in words; empty if nothing is found} Of the rules that pass, axe is
     * not asked to describe every element: with that it took three times as long. The pages have no frames.
     */
    public static List<String> barriers(Page page) {
        page.evaluate(AxeBuilder.getAxeScript());
        var found = (List<?>) page.evaluate("""
                tags => axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']})
                    .then(found => found.violations.flatMap(rule => rule.nodes.map(node =>
                        `${rule.id}: ${rule.help}: ${node.html} ${node.failureSummary}`)))""", WCAG);
        return found.stream().map(Object::toString).toList();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    /** {@return by how many pixels the page is wider than its window; 0 or less if it fits} */
    public static int tooWide(Page page) {
        return (Integer) page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
    }

    /** Presses Tab until that is what the keyboard speaks to; an error if it is not reached. */
    public static void tabTo(Page page, Locator wanted) {
        for (int i = 0; i < 60 && !(Boolean) wanted.evaluate("e => e === document.activeElement"); i++) {
            page.keyboard().press("Tab");
        }
        PlaywrightAssertions.assertThat(wanted).isFocused();
    }
}
