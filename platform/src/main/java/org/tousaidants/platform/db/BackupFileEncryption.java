package org.tousaidants.platform.db;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.DeflaterInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterOutputStream;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// « Chiffre des sauvegardes » — compresses backups and encrypts them with AES-256-GCM in chunks of 64 kB, with a
/// separate key for each file. The last chunk is marked, so that truncated files and moved chunks are refused.
final class BackupFileEncryption {
    /// First bytes of a compressed and encrypted backup file. Compression is worthwhile because a WAL segment
    /// that ends after a minute is mostly zeros.
    private static final byte[] MAGIC = {'T', 'A', 'B', 'K', '2', '\n'};

    /// First bytes of an encrypted backup file of earlier versions, which was not compressed.
    private static final byte[] PLAIN = {'T', 'A', 'B', 'K', '1', '\n'};

    private static final int SALT = 16;
    private static final int PIECE = 1 << 16;
    private static final int TAG = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final List<SecretKey> keys;

    /// Creates the encryption of backup files with these keys.
    ///
    /// @param keys the first key encrypts; every key is tried for decryption
    BackupFileEncryption(List<SecretKey> keys) {
        this.keys = keys;
    }

    void seal(InputStream bytes, OutputStream out) throws IOException {
        var deflater = new Deflater();
        try {
            encrypt(new DeflaterInputStream(bytes, deflater), out);
        } finally {
            deflater.end();
        }
    }

    private void encrypt(InputStream in, OutputStream out) throws IOException {
        var salt = new byte[SALT];
        RANDOM.nextBytes(salt);
        out.write(MAGIC);
        out.write(salt);
        var own = own(keys.getFirst(), salt);
        var piece = in.readNBytes(PIECE);
        for (var n = 0L; ; n++) {
            var next = piece.length < PIECE ? new byte[0] : in.readNBytes(PIECE);
            var last = next.length == 0;
            var sealed = piece(Cipher.ENCRYPT_MODE, own, n, last, piece);
            out.write(ByteBuffer.allocate(Integer.BYTES).putInt(sealed.length).array());
            out.write(sealed);
            if (last) return;
            piece = next;
        }
    }

    /// Decrypts and decompresses a backup file.
    ///
    /// @param sealed the encrypted file
    /// @throws IOException if reading fails, and also if the bytes were changed
    void open(InputStream sealed, OutputStream out) throws IOException {
        var in = new DataInputStream(new BufferedInputStream(sealed, PIECE));
        var magic = in.readNBytes(MAGIC.length);
        if (Arrays.equals(magic, PLAIN)) decrypt(in, out);
        else if (Arrays.equals(magic, MAGIC)) {
            var inflater = new Inflater();
            try {
                var inflated = new InflaterOutputStream(out, inflater);
                decrypt(in, inflated);
                inflated.finish();
            } finally {
                inflater.end();
            }
        } else throw new IOException("not a backup of Tous Aidants");
    }

    private void decrypt(DataInputStream in, OutputStream out) throws IOException {
        var salt = in.readNBytes(SALT);
        Optional<SecretKeySpec> own = Optional.empty();
        for (var n = 0L; ; n++) {
            int length;
            try {
                length = in.readInt();
            } catch (EOFException cut) {
                throw new IOException("the backup is truncated", cut);
            }
            if (length < TAG || length > PIECE + TAG) throw new IOException("the backup is damaged");
            var piece = in.readNBytes(length);
            if (piece.length < length) throw new IOException("the backup is truncated");
            var last = peek(in);
            // The first chunk shows which of the keys decrypts the file.
            if (own.isEmpty()) own = Optional.of(which(salt, last, piece));
            out.write(piece(Cipher.DECRYPT_MODE, own.get(), n, last, piece));
            if (last) return;
        }
    }

    private SecretKeySpec which(byte[] salt, boolean last, byte[] first) throws IOException {
        for (var key : keys.subList(1, keys.size()))
            try {
                var own = own(key, salt);
                piece(Cipher.DECRYPT_MODE, own, 0, last, first);
                return own;
            } catch (IOException ofAnotherKey) {
                continue;
            }
        return own(keys.getFirst(), salt);
    }

    private static boolean peek(DataInputStream in) throws IOException {
        in.mark(1);
        var end = in.read() < 0;
        if (!end) in.reset();
        return end;
    }

    private static SecretKeySpec own(SecretKey key, byte[] salt) throws IOException {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return new SecretKeySpec(mac.doFinal(salt), "AES");
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private static byte[] piece(int mode, SecretKeySpec own, long n, boolean last, byte[] bytes) throws IOException {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            var iv = ByteBuffer.allocate(12).putInt(last ? 1 : 0).putLong(n).array();
            cipher.init(mode, own, new GCMParameterSpec(TAG * 8, iv));
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException wrong) {
            throw new IOException("the backup is damaged, or encrypted with another secret", wrong);
        }
    }
}
