package se.usve.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.StringReader;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The realm says the same of roles, claims and addresses as the services do. That it works is tried with Keycloak itself. */
class IdentityRealmTest {

    private static final Set<String> REGIONS = Set.of("01", "03", "05", "12", "14", "18", "24");
    private static final String REALM = "deploy/identity/usve-realm.json";
    private static final String DEMO = "deploy/identity/demo/usve-users-0.json";

    private final JsonNode realm = json(Repository.read(REALM));

    @Test
    void rolesAreThoseTheServicesKnow() {
        var known = Pattern.compile("String ([A-Z]+) = \"\\1\";").matcher(
                Repository.read("chassis/src/main/java/se/usve/chassis/access/Role.java")).results()
                .map(found -> found.group(1)).collect(Collectors.toSet());
        assertThat(known).hasSize(5);
        assertThat(realm.at("/roles/realm").findValuesAsText("name")).containsExactlyInAnyOrderElementsOf(known);
    }

    @Test
    void claimsAreThoseTheServicesRead() throws Exception {
        var settings = new Properties();
        settings.load(new StringReader(Repository.read("chassis/src/main/resources/META-INF/microprofile-config.properties")));
        assertThat(mapper("groups").path("claim.name").asText()).isEqualTo(settings.getProperty("quarkus.oidc.roles.role-claim-path"));
        assertThat(mapper("audience").path("included.custom.audience").asText())
                .isEqualTo(settings.getProperty("quarkus.oidc.token.audience"));
        assertThat(mapper("region").path("claim.name").asText()).isEqualTo("region");
        assertThat(mapper("region").path("multivalued").asText()).as("a text, never a list").isEqualTo("false");
        for (var claim : List.of("groups", "region", "preferred_username")) {
            assertThat(mapper(claim).path("id.token.claim").asText()).as("the pages read the ID token").isEqualTo("true");
            assertThat(mapper(claim).path("access.token.claim").asText()).isEqualTo("true");
        }
        assertThat(mapper("sub").path("access.token.claim").asText()).isEqualTo("true");
        for (var client : realm.path("clients")) {
            assertThat(Compose.texts(client.path("defaultClientScopes"))).containsExactly("usve");
        }
    }

    @Test
    void nobodyChangesTheirOwnRegion() {
        var profile = json(realm.at("/components/org.keycloak.userprofile.UserProfileProvider/0/config/kc.user.profile.config/0").asText());
        assertThat(profile.has("unmanagedAttributePolicy")).as("attributes that are not named are not taken").isFalse();
        for (var attribute : profile.path("attributes")) {
            assertThat(Compose.texts(attribute.at("/permissions/edit"))).as(attribute.path("name").asText()).containsExactly("admin");
            if (attribute.path("name").asText().equals("region")) {
                assertThat(new TreeSet<>(Compose.texts(attribute.at("/validations/options/options")))).isEqualTo(new TreeSet<>(REGIONS));
            }
        }
    }

    @Test
    void thePagesClientIsSentBackToTheThreePlacesAndNowhereElse() throws Exception {
        var pages = client("usve-pages");
        assertThat(pages.at("/attributes/pkce.code.challenge.method").asText()).isEqualTo("S256");
        assertThat(pages.path("publicClient").asBoolean()).isFalse();
        var places = new TreeSet<String>();
        for (var service : Compose.SERVICES) {
            var settings = new Properties();
            settings.load(new StringReader(Repository.read(service + "/src/main/resources/application.properties")));
            places.add("${USVE_PUBLIC_URL}" + settings.getProperty("%pages-oidc.quarkus.oidc.pages.authentication.redirect-path",
                    settings.getProperty("usve.pages.path")));
        }
        assertThat(new TreeSet<>(Compose.texts(pages.path("redirectUris")))).isEqualTo(places);
        assertThat(Compose.main().environment("survey-service")).containsEntry("USVE_PAGES_OIDC_CLIENT_ID", "${USVE_PAGES_CLIENT:-usve-pages}");
    }

    @Test
    void aRegionsProgramsHaveAClientThatIsThatRegionAndNothingElse() {
        for (var region : REGIONS) {
            var client = client("usve-region-" + region);
            assertThat(client.path("serviceAccountsEnabled").asBoolean()).isTrue();
            assertThat(client.path("secret").asText()).isEqualTo("${USVE_REGION_" + region + "_CLIENT_SECRET}");
            var user = user(realm, "service-account-usve-region-" + region);
            assertThat(user.path("serviceAccountClientId").asText()).isEqualTo("usve-region-" + region);
            assertThat(Compose.texts(user.path("realmRoles"))).containsExactly("REGION");
            assertThat(Compose.texts(user.at("/attributes/region"))).containsExactly(region);
        }
        for (var client : realm.path("clients")) {
            assertThat(client.path("implicitFlowEnabled").asBoolean()).isFalse();
            assertThat(client.path("standardFlowEnabled").asBoolean()).isEqualTo(client.path("clientId").asText().equals("usve-pages"));
            var demo = client.path("clientId").asText().equals("usve-demo");
            assertThat(client.path("directAccessGrantsEnabled").asBoolean()).isEqualTo(demo);
            assertThat(client.path("publicClient").asBoolean()).isEqualTo(demo);
        }
        assertThat(client("usve-demo").path("enabled").asText()).as("off outside the demo").isEqualTo("${USVE_DEMO}");
    }

    @Test
    void thereAreNoPeopleOutsideTheDemoAndOneOfEachKindInIt() {
        assertThat(stream(realm.path("users"))).allMatch(user -> user.has("serviceAccountClientId") && !user.has("credentials"));
        assertThat(realm.path("registrationAllowed").asBoolean()).isFalse();
        var demo = json(Repository.read(DEMO));
        var expected = new TreeSet<>(Set.of("admin", "steering", "operator"));
        REGIONS.forEach(region -> expected.addAll(List.of("region-" + region, "assessor-" + region)));
        assertThat(new TreeSet<>(demo.path("users").findValuesAsText("username"))).isEqualTo(expected);
        for (var region : REGIONS) {
            assertThat(Compose.texts(user(demo, "region-" + region).at("/attributes/region"))).containsExactly(region);
            assertThat(Compose.texts(user(demo, "assessor-" + region).path("realmRoles"))).containsExactly("ASSESSOR");
        }
        assertThat(stream(demo.path("users")).map(user -> user.at("/credentials/0/value").asText())).containsOnly("${USVE_DEMO_PASSWORD}");
    }

    @Test
    void everySecretAndAddressInTheRealmIsGivenWhenItStarts() {
        var start = Repository.read("deploy/identity/start.sh").replace("USVE_REGION_${region}_CLIENT_SECRET",
                REGIONS.stream().map(region -> "USVE_REGION_" + region + "_CLIENT_SECRET").collect(Collectors.joining(" ")));
        var given = Compose.main().environment("keycloak").keySet();
        var asked = Pattern.compile("\\$\\{([^}]+)}").matcher(Repository.read(REALM) + Repository.read(DEMO)).results()
                .map(found -> found.group(1)).collect(Collectors.toCollection(TreeSet::new));
        assertThat(asked).hasSizeGreaterThan(10).allMatch(name -> start.contains(name) || given.contains(name));
        assertThat(stream(realm.path("clients")).filter(client -> client.has("secret")).map(client -> client.path("secret").asText()))
                .allMatch(secret -> secret.startsWith("${USVE_"));
    }

    @Test
    void theKeycloakThatIsTriedIsTheOneInTheImage() {
        var tried = Pattern.compile("<keycloak.version>(.+)</keycloak.version>").matcher(Repository.read("pom.xml"));
        assertThat(tried.find()).isTrue();
        assertThat(Repository.read("deploy/identity/Containerfile").lines().filter(line -> line.startsWith("FROM")))
                .hasSize(2).allMatch(line -> line.contains("quay.io/keycloak/keycloak:" + tried.group(1)));
    }

    private JsonNode mapper(String name) {
        return stream(realm.at("/clientScopes/0/protocolMappers")).filter(each -> each.path("name").asText().equals(name))
                .findFirst().orElseThrow().path("config");
    }

    private JsonNode client(String id) {
        return stream(realm.path("clients")).filter(each -> each.path("clientId").asText().equals(id)).findFirst().orElseThrow();
    }

    private static JsonNode user(JsonNode from, String name) {
        return stream(from.path("users")).filter(each -> each.path("username").asText().equals(name)).findFirst().orElseThrow();
    }

    private static java.util.stream.Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
