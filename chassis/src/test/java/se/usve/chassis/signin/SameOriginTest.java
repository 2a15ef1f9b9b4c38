package se.usve.chassis.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Which requests come from a page of ours. */
class SameOriginTest {

    private static final String OWN = "https://usve.example";

    @Test
    void whatTheBrowserSaysOfTheSiteCountsBeforeAllElse() {
        assertThat(new SameOrigin("same-origin", null, null).holdsFor(OWN)).isTrue();
        assertThat(new SameOrigin("none", null, null).holdsFor(OWN)).isTrue();
        assertThat(new SameOrigin("same-site", OWN, OWN + "/form").holdsFor(OWN)).isFalse();
        assertThat(new SameOrigin("cross-site", OWN, OWN + "/form").holdsFor(OWN)).isFalse();
    }

    @Test
    void elseTheOriginMustBeOurOwn() {
        assertThat(new SameOrigin(null, OWN, null).holdsFor(OWN)).isTrue();
        assertThat(new SameOrigin(null, "http://usve.example", null).holdsFor(OWN)).isFalse();
        assertThat(new SameOrigin(null, "https://usve.example.evil.example", null).holdsFor(OWN)).isFalse();
        assertThat(new SameOrigin(null, "null", OWN + "/form").holdsFor(OWN)).isFalse();
    }

    @Test
    void elseTheAddressOfThePageMustBe() {
        assertThat(new SameOrigin(null, null, OWN + "/form/r/u?x=1").holdsFor(OWN)).isTrue();
        assertThat(new SameOrigin(null, null, "https://evil.example/" + OWN).holdsFor(OWN)).isFalse();
        assertThat(new SameOrigin(null, null, "https://usve.example@evil.example/").holdsFor(OWN)).isFalse();
        assertThat(new SameOrigin(null, null, "not an address").holdsFor(OWN)).isFalse();
        assertThat(new SameOrigin(null, null, null).holdsFor(OWN)).isFalse();
    }
}
