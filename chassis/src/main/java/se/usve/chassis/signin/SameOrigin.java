package se.usve.chassis.signin;

import java.net.URI;
import java.util.Set;

/**
 * What a request says of the page that sent it.
 *
 * @param fetchSite header {@code Sec-Fetch-Site} (W3C Fetch Metadata), or null; browsers leave it out where a page came
 *                  neither over https nor from this machine
 * @param origin    header {@code Origin}, or null
 * @param referer   header {@code Referer}, or null
 */
record SameOrigin(String fetchSite, String origin, String referer) {

    private static final Set<String> OURS = Set.of("same-origin", "none");

    /**
     * {@return whether a page of ours sent it, or its user's own hand} A request that says nothing did not come from a
     * browser's form and is not taken for one.
     *
     * @param own scheme, host and port the request came to, such as {@code https://usve.example}
     */
    boolean holdsFor(String own) {
        if (fetchSite != null) {
            return OURS.contains(fetchSite);
        }
        if (origin != null) {
            return origin.equalsIgnoreCase(own);
        }
        return referer != null && own.equalsIgnoreCase(originOf(referer));
    }

    private static String originOf(String address) {
        try {
            var uri = URI.create(address);
            return uri.getScheme() + "://" + uri.getRawAuthority();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
