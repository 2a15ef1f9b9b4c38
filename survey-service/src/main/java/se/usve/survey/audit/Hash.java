package se.usve.survey.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.erdtman.jcs.JsonCanonicalizer;

/** The hash of what is stored: SHA-256 of its canonical JSON (RFC 8785). */
public final class Hash {

    /** Writes as the API does, so that a hash can be worked out anew from what the API shows. */
    private static final ObjectMapper JSON = JsonMapper.builder().addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .defaultPropertyInclusion(JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();

    private Hash() {
    }

    /** {@return the hash in lower-case hexadecimal of anything that can be written as JSON, null for null} */
    public static String of(Object value) {
        try {
            return value == null
                    ? null
                    : ofCanonical(new JsonCanonicalizer(JSON.writeValueAsString(value)).getEncodedString());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What is stored can be written as JSON", e);
        } catch (IOException e) {
            throw new IllegalStateException("What Jackson writes is JSON", e);
        }
    }

    /** {@return the hash in lower-case hexadecimal of JSON that is canonical already} */
    public static String ofCanonical(String json) {
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256", e);
        }
    }
}
