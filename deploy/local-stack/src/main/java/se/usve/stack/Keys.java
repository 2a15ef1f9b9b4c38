package se.usve.stack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;

/** The key pair that signs the local stack's tokens: made at first start, kept for its owner's eyes in the data folder. */
public final class Keys {
    private static final String FILE = "token-signing-key.pk8";
    private static final int BITS = 2048;

    private final RSAPrivateCrtKey key;

    private Keys(RSAPrivateCrtKey key) {
        this.key = key;
    }

    /** The keys kept in the folder, made there if it holds none. */
    public static Keys in(Path folder) {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            Keys made = generated();
            PrivateFile.write(file, Base64.getEncoder().encodeToString(made.key.getEncoded()));
            return made;
        }
        byte[] pkcs8 = Base64.getDecoder().decode(PrivateFile.read(file).strip());
        try {
            return new Keys((RSAPrivateCrtKey) KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8)));
        } catch (GeneralSecurityException e) {
            throw new StackFailure("The key in " + file + " cannot be read; delete the file to have a new one made.", e);
        }
    }

    /** A new pair, kept nowhere. */
    public static Keys generated() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return new Keys((RSAPrivateCrtKey) generator.generateKeyPair().getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has RSA", e);
        }
    }

    PrivateKey signingKey() {
        return key;
    }

    /** The public half as the services' configuration takes it: X.509, base64, one line, no PEM header. */
    public String publicKey() {
        try {
            var spec = new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent());
            return Base64.getEncoder().encodeToString(KeyFactory.getInstance("RSA").generatePublic(spec).getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has RSA", e);
        }
    }
}
