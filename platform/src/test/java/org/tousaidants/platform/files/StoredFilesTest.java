package org.tousaidants.platform.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.web.RunningSite;

@Import(StoredFilesTest.Shelf.class)
class StoredFilesTest extends RunningSite {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13};

    @TestConfiguration(proxyBeanMethods = false)
    static class Shelf {
        /// Lets anyone read files of the kind « open ».
        @Bean
        FileAccessRule shelf() {
            return new FileAccessRule() {
                @Override
                public String kind() {
                    return "test.shelf";
                }

                @Override
                public boolean mayRead(String owner, Optional<SignedInPerson> actor) {
                    return owner.equals("open");
                }
            };
        }
    }

    @Autowired
    StoredFiles files;

    @Autowired
    TransactionTemplate transaction;

    private FileUploadResult keep(String owner, String name, byte[] bytes) throws IOException {
        return files.deposit(new StoredFile.FileOwner("test.shelf", owner), name, new ByteArrayInputStream(bytes));
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] zip(String... parts) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var part : parts) {
                zip.putNextEntry(new ZipEntry(part));
                zip.write(text("x"));
            }
        }
        return out.toByteArray();
    }

    @Test
    void aFileOfAnotherTypeThanItsNameIsRefused() throws IOException {
        assertThat(keep("open", "affiche.pdf", PNG)).isEqualTo(new FileUploadResult.FileRejected("files.name"));
        assertThat(keep("open", "affiche.png", text("bonjour")))
                .isEqualTo(new FileUploadResult.FileRejected("files.name"));
    }

    @Test
    void anAntivirusThatFindsSomethingOrDoesNotAnswerLetsNothingIn() throws Exception {
        assertThat(new VirusScanner("").look(PNG))
                .as("no antivirus is configured")
                .isEmpty();
        try (var clamd = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            var scanner = new VirusScanner("127.0.0.1:" + clamd.getLocalPort());
            for (var answer : Map.of(
                            "stream: OK\0", Optional.<FileUploadResult.FileRejected>empty(),
                            "stream: Eicar-Signature FOUND\0",
                                    Optional.of(new FileUploadResult.FileRejected("files.virus")),
                            "INSTREAM size limit exceeded. ERROR\0",
                                    Optional.of(new FileUploadResult.FileRejected("files.unlooked")),
                            "", Optional.of(new FileUploadResult.FileRejected("files.unlooked")))
                    .entrySet()) {
                var asked = CompletableFuture.supplyAsync(() -> answered(clamd, answer.getKey()));
                assertThat(scanner.look(new byte[70_000])).as(answer.getKey()).isEqualTo(answer.getValue());
                assertThat(asked.get()).isEqualTo(70_000);
            }
        }
        assertThat(new VirusScanner("127.0.0.1:1").look(PNG))
                .contains(new FileUploadResult.FileRejected("files.unlooked"));
    }

    /// Regression: ten uploads during a slow antivirus scan stopped every page, because each
    /// held a database connection.
    @Test
    void whileAnAntivirusLooksNoConnectionToTheDatabaseIsHeld() {
        assertThatThrownBy(() -> transaction.execute(status -> {
                    try {
                        return files.examine("affiche.png", new ByteArrayInputStream(PNG));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    /// A file of ten megabytes that unpacks to ten gigabytes.
    @Test
    void aZipThatUnpacksWithoutEndIsRefused() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.putNextEntry(new ZipEntry("word/document.xml"));
            var piece = new byte[1 << 20];
            for (var n = 0; n < 110; n++) zip.write(piece);
        }
        assertThat(out.size()).isLessThan(1 << 20);
        assertThat(keep("open", "a.docx", out.toByteArray()))
                .isEqualTo(new FileUploadResult.FileRejected("files.type"));
        assertThat(keep("open", "b.docx", zip("[Content_Types].xml", "word/document.xml")))
                .isInstanceOf(FileUploadResult.FileStored.class);
    }

    /// Answers like clamd and returns the number of bytes received.
    private static int answered(ServerSocket clamd, String answer) {
        try (var socket = clamd.accept()) {
            var in = new DataInputStream(socket.getInputStream());
            in.readNBytes("zINSTREAM\0".length());
            var shown = 0;
            for (var length = in.readInt(); length > 0; length = in.readInt()) shown += in.readNBytes(length).length;
            socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
            return shown;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Test
    void whatABrowserOrAProgramCouldRunIsRefused() throws IOException {
        for (var harm : new byte[][] {
            text("<html><script>alert(1)</script>"),
            text("\n <svg onload='x'/>"),
            text("%PDF-1.7 1 0 obj <</S/JavaScript/JS(app.alert)>>"),
            text("MZ\0\0"),
            zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"),
            zip("any.exe"),
            {'P', 'K', 3, 4, 9, 9}
        }) assertThat(keep("open", "a.txt", harm)).isEqualTo(new FileUploadResult.FileRejected("files.type"));
    }

    @Test
    void anEmptyOrEndlessFileIsRefusedAndNotReadToItsEnd() throws IOException {
        assertThat(keep("open", "a.txt", new byte[0])).isEqualTo(new FileUploadResult.FileRejected("files.empty"));
        assertThat(keep("open", "a.txt", new byte[StoredFiles.MOST_BYTES + 1]))
                .isEqualTo(new FileUploadResult.FileRejected("files.large"));
    }

    @Test
    void aFileComesBackAsItWasAndNothingInItRuns() throws IOException {
        var kept = (FileUploadResult.FileStored)
                keep("open", "C:\\guides\\Créer un mail.docx", zip("[Content_Types].xml", "word/document.xml"));
        assertThat(kept.file().name()).isEqualTo("Créer un mail.docx");
        var got = visitor().get(kept.file().path());
        assertThat(got.statusCode()).isEqualTo(200);
        assertThat(got.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("sandbox");
        assertThat(got.headers().allValues("Content-Security-Policy")).hasSize(1);
        assertThat(got.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(got.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment");
        assertThat(got.headers().firstValue("ETag")).hasValue('"' + kept.file().hash() + '"');
    }

    @Test
    void whatItsOwnerDoesNotLetReadIsNotFound() throws IOException {
        var kept = (FileUploadResult.FileStored) keep("closed", "note.txt", text("pour nous"));
        assertThat(visitor().get(kept.file().path()).statusCode()).isEqualTo(404);
        var ownerless = (FileUploadResult.FileStored) files.deposit(
                new StoredFile.FileOwner("test.nobody", "x"), "note.txt", new ByteArrayInputStream(text("perdu")));
        assertThat(visitor().get(ownerless.file().path()).statusCode()).isEqualTo(404);
        assertThat(visitor().get("/fichiers/" + UUID.randomUUID() + "/note.txt").statusCode())
                .isEqualTo(404);
    }

    @Test
    void theSameBytesAreKeptOnceAndGoWithTheLastFileThatHasThem() throws IOException {
        var one = ((FileUploadResult.FileStored) keep("open", "a.txt", text("le même texte"))).file();
        var two = ((FileUploadResult.FileStored) keep("open", "b.txt", text("le même texte"))).file();
        assertThat(one.hash()).isEqualTo(two.hash());
        files.drop(one.id());
        assertThat(visitor().get(one.path()).statusCode()).isEqualTo(404);
        assertThat(visitor().get(two.path()).body()).isEqualTo("le même texte");
        files.drop(two.id());
        assertThat(sql.sql("select count(*) from files_content where encode(hash, 'hex') = :hash")
                        .param("hash", two.hash())
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}
