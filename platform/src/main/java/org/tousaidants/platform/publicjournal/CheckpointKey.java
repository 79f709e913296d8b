package org.tousaidants.platform.publicjournal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/// « Clé d’un point de contrôle » — the name and the Ed25519 key, in the format of signed notes, of a log that signs
/// or of a witness that countersigns with a timestamp.
final class CheckpointKey {
    private static final byte SIGNER = 1;
    private static final byte WITNESS = 4;
    private static final int KEY_BYTES = 32;
    private static final int ID_BYTES = 4;

    private final String name;
    private final byte kind;
    private final byte[] bytes;

    private CheckpointKey(String name, byte kind, byte[] bytes) {
        this.name = name;
        this.kind = kind;
        this.bytes = bytes;
    }

    String name() {
        return name;
    }

    /// Returns the key in its published form: `name+id+key`.
    @Override
    public String toString() {
        var typed = new byte[1 + bytes.length];
        typed[0] = kind;
        System.arraycopy(bytes, 0, typed, 1, bytes.length);
        return name + "+" + HexFormat.of().formatHex(id()) + "+"
                + Base64.getEncoder().encodeToString(typed);
    }

    static Optional<CheckpointKey> read(String published) {
        var parts = published.strip().split("\\+", 3);
        if (parts.length != 3) return Optional.empty();
        try {
            var typed = Base64.getDecoder().decode(parts[2]);
            if (typed.length != 1 + KEY_BYTES || typed[0] != SIGNER && typed[0] != WITNESS) return Optional.empty();
            var key = new CheckpointKey(parts[0], typed[0], Arrays.copyOfRange(typed, 1, typed.length));
            return HexFormat.of().formatHex(key.id()).equals(parts[1]) ? Optional.of(key) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private byte[] id() {
        var hashed = new ByteArrayOutputStream();
        hashed.writeBytes(name.getBytes(StandardCharsets.UTF_8));
        hashed.write('\n');
        hashed.write(kind);
        hashed.writeBytes(bytes);
        return Arrays.copyOf(MerkleTree.hash(hashed.toByteArray()), ID_BYTES);
    }

    /// Returns whether at least one signature line of the checkpoint is a valid signature of its text by this
    /// key.
    boolean signed(JournalCheckpoint checkpoint) {
        return checkpoint.signatures().stream().anyMatch(line -> signed(checkpoint.text(), line));
    }

    boolean signed(String text, String line) {
        var start = "— " + name + " ";
        if (!line.startsWith(start)) return false;
        try {
            var signatureBytes = ByteBuffer.wrap(Base64.getDecoder().decode(line.substring(start.length())));
            var id = new byte[ID_BYTES];
            if (signatureBytes.remaining() < ID_BYTES + (kind == WITNESS ? Long.BYTES : 0)) return false;
            signatureBytes.get(id);
            if (!Arrays.equals(id, id())) return false;
            var message = kind == WITNESS ? witnessed(text, signatureBytes.getLong()) : text;
            var signature = new byte[signatureBytes.remaining()];
            signatureBytes.get(signature);
            var verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(publicKey());
            verifier.update(message.getBytes(StandardCharsets.UTF_8));
            return verifier.verify(signature);
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            return false;
        }
    }

    private static String witnessed(String text, long seconds) {
        return "cosignature/v1\ntime " + seconds + "\n" + text;
    }

    private PublicKey publicKey() throws GeneralSecurityException {
        // The first twelve bytes (DER) of every Ed25519 public key.
        var head = HexFormat.of().parseHex("302a300506032b6570032100");
        var encoded = Arrays.copyOf(head, head.length + bytes.length);
        System.arraycopy(bytes, 0, encoded, head.length, bytes.length);
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    }

    /// A private key, derived from 32 secret bytes.
    static final class OwnCheckpointKey {
        private final KeyPair pair;
        private final byte[] bytes;
        private final String name;

        OwnCheckpointKey(String name, byte[] seed) {
            this.name = name;
            try {
                var generator = KeyPairGenerator.getInstance("Ed25519");
                generator.initialize(255, new SeededRandom(seed));
                this.pair = generator.generateKeyPair();
                var encoded = pair.getPublic().getEncoded();
                this.bytes = Arrays.copyOfRange(encoded, encoded.length - KEY_BYTES, encoded.length);
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        CheckpointKey signer() {
            return new CheckpointKey(name, SIGNER, bytes);
        }

        CheckpointKey witness() {
            return new CheckpointKey(name, WITNESS, bytes);
        }

        String sign(String text) {
            return line(signer().id(), new byte[0], text);
        }

        String countersign(String text, Instant now) {
            var seconds = now.getEpochSecond();
            return line(
                    witness().id(),
                    ByteBuffer.allocate(Long.BYTES).putLong(seconds).array(),
                    witnessed(text, seconds));
        }

        private String line(byte[] id, byte[] time, String message) {
            try {
                var signature = Signature.getInstance("Ed25519");
                signature.initSign(pair.getPrivate());
                signature.update(message.getBytes(StandardCharsets.UTF_8));
                var published = new ByteArrayOutputStream();
                published.writeBytes(id);
                published.writeBytes(time);
                published.writeBytes(signature.sign());
                return "— " + name + " " + Base64.getEncoder().encodeToString(published.toByteArray());
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    private static final class SeededRandom extends SecureRandom {
        private static final long serialVersionUID = 1;
        private final byte[] seed;

        SeededRandom(byte[] seed) {
            this.seed = seed.clone();
        }

        @Override
        public void nextBytes(byte[] out) {
            System.arraycopy(seed, 0, out, 0, Math.min(seed.length, out.length));
        }
    }
}
