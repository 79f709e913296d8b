package org.tousaidants.platform.publicjournal;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.journal.JournalForger;
import org.tousaidants.platform.web.RunningSite;
import org.tousaidants.platform.web.Visitor;

/// Attacks by the owner of the database on the journal, one by one, and the coordinator's message. Regression:
/// « Le journal est intact » after three of the five.
class TamperedJournalTest extends RunningSite {
    private static final CheckpointKey.OwnCheckpointKey WITNESS =
            new CheckpointKey.OwnCheckpointKey("temoin.example/journal", new byte[32]);
    /// The last countersignature of the witness; empty if it does not answer.
    private static final AtomicReference<String> SEEN = new AtomicReference<>("");
    private static final HttpServer SERVER = witness();

    @Autowired
    TransparencyLog tlog;

    private Visitor desk = visitor();
    private long lines;

    private static HttpServer witness() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/temoin", exchange -> {
                var body = SEEN.get().getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(body.length == 0 ? 503 : 200, body.length == 0 ? -1 : body.length);
                if (body.length > 0) exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @DynamicPropertySource
    static void known(DynamicPropertyRegistry settings) {
        var address = "http://127.0.0.1:" + SERVER.getAddress().getPort();
        settings.add("ta.journal.witnesses", () -> address + "#" + WITNESS.witness());
    }

    @AfterAll
    static void stop() {
        SERVER.stop(0);
    }

    @BeforeEach
    void signed() {
        var coordinator = person(Role.COORDINATOR);
        for (var i = 0; i < 5; i++) person(Role.HELPER);
        desk = signedIn(coordinator);
        while (tlog.follow()) assertThat(tlog.latest()).isPresent();
        var latest = tlog.latest().orElseThrow();
        lines = latest.size();
        SEEN.set(new JournalCheckpoint(
                        latest.origin(),
                        latest.size(),
                        latest.root(),
                        List.of(WITNESS.countersign(latest.text(), Instant.now())))
                .note());
        assertThat(verification())
                .contains("Le journal est intact", "Notre propre signature correspond, sur " + lines, "temoin.example");
        for (var table : List.of("journal_entry", "publicjournal_node", "publicjournal_checkpoint"))
            sql.sql("create table kept_" + table + " as select * from " + table).update();
        triggers("disable");
    }

    @AfterEach
    void asItWas() {
        for (var table : List.of("publicjournal_checkpoint", "publicjournal_node", "journal_entry"))
            sql.sql("delete from " + table).update();
        for (var table : List.of("journal_entry", "publicjournal_node", "publicjournal_checkpoint")) {
            sql.sql("insert into " + table + " select * from kept_" + table).update();
            sql.sql("drop table kept_" + table).update();
        }
        triggers("enable");
    }

    private void triggers(String how) {
        sql.sql("alter table journal_entry " + how + " trigger journal_entry_kept")
                .update();
    }

    private String verification() {
        return desk.get("/bureau/journal/verification").body();
    }

    private void change(String how) {
        assertThat(sql.sql(how.replace(":n", Long.toString(lines - 3))).update())
                .isPositive();
    }

    private void oursIsGone() {
        sql.sql("delete from publicjournal_checkpoint").update();
        sql.sql("delete from publicjournal_node").update();
    }

    @Test
    void aLineThatWasChangedIsFound() {
        change("update journal_entry set subject = 'account other' where number = :n");
        assertThat(verification()).contains("La ligne " + (lines - 3) + " a été modifiée");
    }

    @Test
    void aLineThatWasTakenOutIsFound() {
        change("delete from journal_entry where number = :n");
        assertThat(verification()).contains("La ligne " + (lines - 3) + " a été modifiée ou effacée");
    }

    @Test
    void lastLinesThatWereDeletedAreMissed() {
        change("delete from journal_entry where number > :n");
        assertThat(verification()).contains("Il manque 3 lignes à la fin").doesNotContain("est intact");
    }

    @Test
    void lastLinesThatWereDeletedWithAllThatWeSignedAreMissedByTheWitness() {
        change("delete from journal_entry where number > :n");
        oursIsGone();
        assertThat(verification()).contains("Il manque 3 lignes à la fin", "temoin.example");
        SEEN.set("");
        assertThat(verification())
                .as("no witness answers: the page says so")
                .contains("temoin.example/journal n’a pas répondu");
    }

    @Test
    void aLineThatWasMarkedErasedAndRewrittenIsFound() {
        change("update journal_entry set erased_at = now(), subject = 'account other' where number = :n");
        assertThat(verification()).contains("La ligne " + (lines - 3) + " a été modifiée");
    }

    @Test
    void aLineThatWasEmptiedWithoutTheJournalSayingSoIsFound() {
        change(
                "update journal_entry set erased_at = now(), actor = null, subject = '', detail = '{}' where number = :n");
        assertThat(verification()).contains("La ligne " + (lines - 3) + " a été modifiée");
    }

    @Test
    void aChainThatWasComputedAgainIsNotTheOneThatWasSigned() {
        JournalForger.rewrite(sql, lines - 3);
        assertThat(verification()).contains("Quelqu’un a réécrit le journal").doesNotContain("est intact");
        oursIsGone();
        assertThat(verification())
                .as("the witness detects it")
                .contains("Quelqu’un a réécrit le journal", "temoin.example/journal a signées");
    }

    @Test
    void aCheckpointOfTheForgedChainThatOurKeyDidNotSignIsNoProof() {
        JournalForger.rewrite(sql, lines - 3);
        SEEN.set("");
        var tree = new MerkleRootBuilder();
        sql.sql("select hash from journal_entry order by number")
                .query((row, n) -> row.getBytes("hash"))
                .list()
                .forEach(tree::add);
        var forger =
                new CheckpointKey.OwnCheckpointKey(tlog.latest().orElseThrow().origin(), new byte[32]);
        var forged = new JournalCheckpoint(forger.signer().name(), lines, tree.root(), List.of());
        sql.sql("update publicjournal_checkpoint set root = :root, note = :note where size = :size")
                .param("root", tree.root())
                .param("note", forged.with(forger.sign(forged.text())).note())
                .param("size", lines)
                .update();
        assertThat(verification()).contains("Quelqu’un a réécrit le journal");
    }

    @Test
    void theTreeThatGrowsLineByLineHasTheRootOfTheTreeThatIsKept() {
        var tree = new MerkleRootBuilder();
        var kept = new MerkleTree(
                (level, at) -> sql.sql("select hash from publicjournal_node where level = :l and at = :at")
                        .param("l", level)
                        .param("at", at)
                        .query((row, n) -> row.getBytes("hash"))
                        .single());
        assertThat(tree.root()).isEqualTo(kept.root(0));
        for (var hash : sql.sql("select hash from journal_entry order by number")
                .query((row, n) -> row.getBytes("hash"))
                .list()) {
            tree.add(hash);
            assertThat(tree.root()).isEqualTo(kept.root(tree.size()));
        }
    }
}
