package se.usve.chassis.pages;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import se.usve.chassis.config.Fixed;

/** The pages for people, in a service that has some. */
@ConfigMapping(prefix = "usve.pages")
public interface PageSettings {

    /**
     * Whether one signs in to the pages by a link with a token in it, that {@code ./usve token --link} prints: only where
     * nobody else reaches them.
     */
    @WithDefault("false")
    boolean signInLink();

    /** The production sign-in to the pages, which the profile {@code pages-oidc} turns on. */
    Oidc oidc();

    /** Path of the first page; without it the service has none. */
    @Fixed
    Optional<String> path();

    /** Name of the cookie of a browser that signed in by a link. */
    @Fixed
    Optional<String> cookie();

    /** Paths of the pages, where they share their place with an API. */
    @Fixed
    Optional<List<String>> sections();

    /** Path of the data that the pages link to. */
    @Fixed
    Optional<String> data();

    /** The production sign-in to the pages, which the profile {@code pages-oidc} turns on. */
    interface Oidc {

        /**
         * Address of the provider that people sign in to the pages with (OpenID Connect, authorization code flow), once
         * {@code QUARKUS_PROFILE} is {@code prod,pages-oidc}.
         */
        Optional<URI> issuer();

        /** The pages' client id at that provider. */
        Optional<String> clientId();

        /** The pages' client secret at that provider. */
        Optional<String> clientSecret();
    }
}
