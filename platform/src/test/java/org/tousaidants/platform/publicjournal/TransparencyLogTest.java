package org.tousaidants.platform.publicjournal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.tousaidants.platform.db.NodeProgram;
import org.tousaidants.platform.db.TestSecret;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.journal.JournalSeals;
import org.tousaidants.platform.tenancy.Tenants;
import org.tousaidants.platform.web.RunningSite;
import tools.jackson.databind.json.JsonMapper;

/// Tests the log checked from outside: by our own code and by an independent verifier.
class TransparencyLogTest extends RunningSite {

    @Autowired
    TransparencyLog tlog;

    @Autowired
    JournalSeals seals;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TransparencyLogStore store;

    @Autowired
    Tenants tenants;

    private void lines(int more) {
        for (var i = 0; i < more; i++) person(Role.HELPER);
        while (tlog.follow()) assertThat(tlog.latest()).isPresent();
    }

    @Test
    void eachLineIsProvedInTheTreeWhichOnlyGrowsAndACheckerThatIsNotOursAgrees() throws Exception {
        lines(13);
        var before = tlog.latest().orElseThrow();
        lines(300);
        var now = tlog.latest().orElseThrow();
        var visitor = visitor();
        var page = visitor.get("/journal-public");
        assertThat(page.body()).contains(now.size() + " lignes sont scellées", tlog.published());
        assertThat(visitor.get("/journal-public/checkpoint").body()).isEqualTo(now.note());
        var grown = visitor.get("/journal-public/coherence?de=" + before.size() + "&a=" + now.size())
                .body()
                .lines()
                .map(Base64.getDecoder()::decode)
                .toList();
        assertThat(MerkleTree.grew(before.size(), before.root(), now.size(), now.root(), grown))
                .isTrue();

        var entry = seals.after(6, 1).getFirst();
        var proof = visitor.get("/journal-public/preuves/7").body();
        assertThat(checked(proof, entry)).isEqualTo(Map.of("checkpoint", true, "inclusion", true));
        assertThat(checked(proof, MerkleTree.hash(entry)).get("inclusion"))
                .as("another line")
                .isNotEqualTo(true);
        var forged = proof.replace("\n" + now.size() + "\n", "\n" + (now.size() + 1) + "\n");
        assertThat(checked(forged, entry).get("checkpoint")).as("another size").isNotEqualTo(true);

        assertThat(bytes("/journal-public/tile/0/000")).hasSize(256 * 32);
        assertThat(bytes("/journal-public/tile/1/000.p/1"))
                .as("the tile above is the root of the one below")
                .isEqualTo(new MerkleTree((level, at) -> at(level, at)).root(256));
        assertThat(bytes("/journal-public/tile/entries/000.p/5")).hasSize(5 * 34);
        assertThat(visitor.get("/journal-public/tile/0/999").statusCode()).isEqualTo(404);
        assertThat(visitor.get("/journal-public/preuves/999999").statusCode()).isEqualTo(404);
    }

    private byte[] at(int level, long at) {
        return sql.sql("select hash from publicjournal_node where level = :level and at = :at")
                .param("level", level)
                .param("at", at)
                .query((row, n) -> row.getBytes("hash"))
                .single();
    }

    private byte[] bytes(String path) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                    .build(),
                            BodyHandlers.ofByteArray())
                    .body();
        }
    }

    @Test
    void afterTheSecretWasReplacedBothKeysSignTheSameTree() {
        lines(2);
        var old = new TransparencyLog(store, seals, TestSecret.of("o".repeat(40)), tenants, "", clock);
        var both = new TransparencyLog(store, seals, TestSecret.of("n".repeat(40), "o".repeat(40)), tenants, "", clock);
        assertThat(both.published()).isNotEqualTo(old.published());
        var keys = List.of(
                CheckpointKey.read(old.published()).orElseThrow(),
                CheckpointKey.read(both.published()).orElseThrow());
        for (var more : new int[] {0, 1}) {
            for (var n = 0; n < more; n++) person(Role.HELPER);
            while (both.follow()) assertThat(both.latest()).isPresent();
            var checkpoint = both.latest().orElseThrow();
            assertThat(keys).as("valid for both keys").allMatch(key -> key.signed(checkpoint));
            assertThat(checkpoint.root()).isEqualTo(tlog.latest().orElseThrow().root());
        }
    }

    @Test
    void whatTheLawErasesGoesAndItsHashStaysWhereItWas() {
        lines(3);
        var root = tlog.latest().orElseThrow().root();
        var size = tlog.latest().orElseThrow().size();
        assertThatThrownBy(() -> transaction.execute(status -> seals.erase(2)))
                .hasStackTraceContaining("only added to");
        transaction.executeWithoutResult(status -> {
            sql.sql("select set_config('ta.forgetting', 'on', true)")
                    .query(String.class)
                    .single();
            assertThat(seals.erase(2)).isTrue();
        });
        assertThat(sql.sql("select subject || detail::text from journal_entry where number = 2")
                        .query(String.class)
                        .single())
                .isEqualTo("{}");
        assertThat(new MerkleTree(this::at).root(size)).isEqualTo(root);
        assertThat(visitor().get("/journal-public").body()).contains("Le contenu d’une ligne est effacé");
        assertThat(signedIn(person(Role.COORDINATOR))
                        .get("/bureau/journal/verification")
                        .body())
                .contains("Le journal est intact");
    }

    @Test
    void aWitnessSignsOnlyAPastThatGrewFromTheOneThatItSaw() {
        lines(2);
        var old = tlog.latest().orElseThrow();
        lines(4);
        var now = tlog.latest().orElseThrow();
        assertThat(tlog.witness(0, List.of(), now))
                .as("only configured journals are witnessed")
                .isInstanceOf(TransparencyLog.CountersignResult.UnknownCheckpoint.class);
        var other = new CheckpointKey.OwnCheckpointKey("example.org/journal/witness", new byte[32]);
        var key = CheckpointKey.read(other.witness().toString()).orElseThrow();
        assertThat(tlog.countersigned(key, now.size(), other.countersign(now.text(), clock.instant())))
                .isTrue();
        assertThat(tlog.latest().orElseThrow().signatures()).hasSize(2);
        assertThat(tlog.countersigned(key, now.size(), other.countersign(old.text(), clock.instant())))
                .as("of another history")
                .isFalse();
        assertThat(visitor().get("/journal-public").body()).contains("example.org/journal/witness");
    }

    @Test
    void eachPersonReadsHerOwnLinesAndNoOther() {
        var helper = person(Role.HELPER);
        var reader = signedIn(helper);
        var page = reader.get("/profil/journal").body();
        assertThat(page).contains("Connexion", "Ouverture d’un compte", "/journal-public/preuves/");
        var stranger = signedIn(person(Role.HELPER));
        var ours = sql.sql(
                        "select number as n from journal_entry where act = 'identity.account_opened' and subject = :subject")
                .param("subject", "account " + helper.id())
                .query(Long.class)
                .single();
        assertThat(page).contains("/journal-public/preuves/" + ours + "\"");
        assertThat(stranger.get("/profil/journal").body()).doesNotContain("/journal-public/preuves/" + ours + "\"");
        var office = person(Role.COORDINATOR);
        var desk = signedIn(office);
        assertThat(desk.get("/bureau/comptes").statusCode()).isEqualTo(200);
        assertThat(sql.sql("select count(*) from journal_entry where act = 'people.read' and subject = 'accounts'"
                                + " and actor = :by")
                        .param("by", office.id())
                        .query(Integer.class)
                        .single())
                .as("reading people is journalled before the page is shown")
                .isEqualTo(1);
        assertThat(reader.get("/profil/journal").body())
                .as("and the people shown can read it")
                .contains("Consultation de données de personnes – Les comptes");
        assertThat(reader.get("/bureau/comptes").statusCode()).isEqualTo(404);
        assertThat(sql.sql("select count(*) from journal_entry where act = 'people.read' and actor = :by")
                        .param("by", helper.id())
                        .query(Integer.class)
                        .single())
                .as("a refused page is not journalled as read")
                .isZero();
    }

    private Map<String, Object> checked(String proof, byte[] entry) throws IOException, InterruptedException {
        var checker = NodeProgram.installed(TransparencyLogTest.class, "tlog", "check.cjs", "@sigstore/verify");
        var in = Files.createTempFile("tlog", ".json");
        Files.writeString(
                in,
                JsonMapper.shared()
                        .writeValueAsString(Map.of(
                                "vkey", tlog.published(),
                                "proof", proof,
                                "entry", Base64.getEncoder().encodeToString(entry))));
        var process = checker.run()
                .redirectInput(in.toFile())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Files.delete(in);
        Map<String, Object> read =
                JsonMapper.shared().readValue(said, new tools.jackson.core.type.TypeReference<>() {});
        return read;
    }
}
