package se.usve.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokensTest {
    @TempDir
    Path folder;

    @Test
    void aTokenSaysWhoItIsForAndIsSignedWithTheKeptKey() throws Exception {
        String token = new Tokens(Keys.in(folder)).mint(Bearer.of(Role.REGION, "01"), Duration.ofMinutes(5));

        String[] parts = token.split("\\.");
        JsonNode header = json(parts[0]);
        JsonNode claims = json(parts[1]);
        assertEquals("RS256", header.path("alg").asText());
        assertEquals("https://usve.local", claims.path("iss").asText());
        assertEquals("usve", claims.path("aud").asText());
        assertEquals("region-01", claims.path("sub").asText());
        assertEquals("region-01", claims.path("upn").asText());
        assertEquals("[\"REGION\"]", claims.path("groups").toString());
        assertEquals("01", claims.path("region").asText());
        assertEquals(300, claims.path("exp").asLong() - claims.path("iat").asLong());
        assertTrue(signedBy(Keys.in(folder).publicKey(), parts), "the key read again from its file");
        assertFalse(signedBy(Keys.generated().publicKey(), parts), "another key");
    }

    @Test
    void aRoleHasARegionOrHasNot() {
        assertThrows(IllegalArgumentException.class, () -> Bearer.of(Role.REGION, null));
        assertThrows(IllegalArgumentException.class, () -> Bearer.of(Role.ASSESSOR, "1"));
        assertThrows(IllegalArgumentException.class, () -> Bearer.of(Role.ADMIN, "01"));
        assertEquals("steering", Bearer.of(Role.STEERING, null).name());
    }

    private static JsonNode json(String part) throws Exception {
        return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(part));
    }

    private static boolean signedBy(String publicKey, String[] parts) throws Exception {
        Signature rs256 = Signature.getInstance("SHA256withRSA");
        byte[] x509 = Base64.getDecoder().decode(publicKey);
        rs256.initVerify(KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(x509)));
        rs256.update((parts[0] + "." + parts[1]).getBytes());
        return rs256.verify(Base64.getUrlDecoder().decode(parts[2]));
    }
}
