package org.tousaidants.platform.files;

import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.tenancy.InvalidSettingsException;

/// « Antivirus » — scans each file with a ClamAV server before it is stored (`ta.files.scanner=127.0.0.1:3310`). If
/// a server is configured but does not answer, no file is stored.
@Component
@Lazy(false)
class VirusScanner {
    private static final Logger LOG = LoggerFactory.getLogger(VirusScanner.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int PIECE = 1 << 16;
    private static final int LONGEST_ANSWER = 1_000;

    private final Optional<InetSocketAddress> address;

    VirusScanner(@Value("${ta.files.scanner:}") String address) {
        var colon = address.lastIndexOf(':');
        if (!address.isBlank() && !address.strip().matches("[^:\\s]+:\\d{1,5}"))
            throw new InvalidSettingsException("ta.files.scanner : écrivez l’hôte et le port, comme 127.0.0.1:3310.");
        this.address = address.isBlank()
                ? Optional.empty()
                : Optional.of(InetSocketAddress.createUnresolved(
                        address.strip().substring(0, colon),
                        Integer.parseInt(address.strip().substring(colon + 1))));
    }

    /// Returns the reason why a file is refused; empty if it is accepted or if no antivirus is configured.
    Optional<FileUploadResult.FileRejected> look(byte[] bytes) {
        if (address.isEmpty()) return Optional.empty();
        try {
            var answer = asked(address.get(), bytes);
            if (answer.equals("stream: OK")) return Optional.empty();
            if (answer.endsWith(" FOUND")) {
                LOG.warn("a file was refused by the antivirus");
                return Optional.of(new FileUploadResult.FileRejected("files.virus"));
            }
            LOG.warn("the antivirus did not scan a file: {}", answer);
        } catch (IOException away) {
            LOG.warn("the antivirus {} does not answer: {}", address.get(), away.getMessage());
        }
        return Optional.of(new FileUploadResult.FileRejected("files.unlooked"));
    }

    /// Returns the answer of the virus scanner clamd. The file is sent with the command `INSTREAM`: chunks, each
    /// preceded by its length, then an empty chunk.
    ///
    /// @param at network address of clamd
    /// @param bytes content of the file
    private static String asked(InetSocketAddress at, byte[] bytes) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(at.getHostString(), at.getPort()), (int) PATIENCE.toMillis());
            socket.setSoTimeout((int) PATIENCE.toMillis());
            var out = new DataOutputStream(socket.getOutputStream());
            out.write("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII));
            for (var from = 0; from < bytes.length; from += PIECE) {
                var length = Math.min(PIECE, bytes.length - from);
                out.writeInt(length);
                out.write(bytes, from, length);
            }
            out.writeInt(0);
            out.flush();
            return new String(socket.getInputStream().readNBytes(LONGEST_ANSWER), StandardCharsets.US_ASCII)
                    .replace('\0', ' ')
                    .strip();
        }
    }
}
