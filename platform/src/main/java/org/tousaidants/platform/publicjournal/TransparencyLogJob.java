package org.tousaidants.platform.publicjournal;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.jobs.Job;

/// Adds new log entries to the tree each minute. Each hour, checks the logs that this installation witnesses, and
/// fetches the countersignatures of its own witnesses.
@Component
class TransparencyLogJob {
    /// « Autre journal » or « témoin » — the address of a log to check or of a witness, and its published key.
    record ExternalLog(String address, CheckpointKey key) {}

    private static final Logger LOG = LoggerFactory.getLogger(TransparencyLogJob.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int ABREAST = 4;
    private static final int MOST_ROUNDS = 200;

    private final TransparencyLog tlog;
    private final List<ExternalLog> witnesses;
    private final List<ExternalLog> witnessed;

    /// Creates the job and reads its settings: the witnesses and the logs to check, each as `address#key`,
    /// separated by spaces.
    TransparencyLogJob(
            TransparencyLog tlog,
            @Value("${ta.journal.witnesses:}") String witnesses,
            @Value("${ta.journal.witnessed:}") String witnessed) {
        this.tlog = tlog;
        this.witnesses = others(witnesses);
        this.witnessed = others(witnessed);
    }

    static List<ExternalLog> others(String setting) {
        return Stream.of(setting.split("\\s+"))
                .filter(one -> one.contains("#"))
                .flatMap(one -> CheckpointKey.read(one.substring(one.indexOf('#') + 1)).stream()
                        .map(key -> new ExternalLog(
                                one.substring(0, one.indexOf('#')).replaceAll("/+$", ""), key)))
                .toList();
    }

    @Bean("publicjournal.follow")
    static Job followJournalJob(TransparencyLogJob journal) {
        return Job.every(Duration.ofMinutes(1)).run(journal::follow);
    }

    @Bean("publicjournal.witness")
    static Job witnessJournalsJob(TransparencyLogJob journal) {
        return Job.every(Duration.ofHours(1))
                .abreast(ABREAST)
                .itemsInTheirOwnTransactions(journal::toLookAt, journal::look);
    }

    private void follow() {
        for (var i = 0; i < MOST_ROUNDS && tlog.follow(); i++) LOG.debug("the journal needs another batch");
    }

    /// The check of one external log. Its result is written to the operator's log.
    ///
    /// @param ours true for a witness of this installation
    private record TransparencyLogCheck(ExternalLog other, boolean ours) {
        @Override
        public String toString() {
            return (ours ? "temoin " : "journal ") + other.address();
        }
    }

    private List<TransparencyLogCheck> toLookAt() {
        return Stream.concat(
                        witnessed.stream().map(other -> new TransparencyLogCheck(other, false)),
                        witnesses.stream().map(other -> new TransparencyLogCheck(other, true)))
                .toList();
    }

    private void look(TransparencyLogCheck at) {
        try (var http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            if (at.ours()) fetch(http, at.other());
            else watch(http, at.other());
        } catch (IOException away) {
            throw new IllegalStateException(at.other().key().name() + " does not answer like a journal", away);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }

    /// Checks that an external log only grew: its latest checkpoint must extend the last checkpoint that this
    /// installation has seen.
    private void watch(HttpClient http, ExternalLog other) throws IOException, InterruptedException {
        var checkpoint = JournalCheckpoint.read(
                get(http, other.address() + "/checkpoint").body());
        if (checkpoint.isEmpty()) return;
        var old = tlog.seen(checkpoint.get().origin());
        var proof = old == 0 || old >= checkpoint.get().size()
                ? List.<byte[]>of()
                : get(
                                http,
                                other.address() + "/coherence?de=" + old + "&a="
                                        + checkpoint.get().size())
                        .body()
                        .lines()
                        .map(Base64.getDecoder()::decode)
                        .toList();
        var answer = tlog.witness(old, proof, checkpoint.get());
        if (!(answer instanceof TransparencyLog.CountersignResult.CheckpointCountersigned))
            LOG.error(
                    "The journal {} differs from the one seen before: {}",
                    other.key().name(),
                    answer);
    }

    /// Fetches the countersignature of a witness: by the witness protocol, or else from the witness's own public
    /// log.
    private void fetch(HttpClient http, ExternalLog other) throws IOException, InterruptedException {
        var body = tlog.toWitness(tlog.cosigned(other.key()));
        var latest = tlog.latest();
        if (body.isEmpty() || latest.isEmpty()) return;
        var answer = http.send(
                HttpRequest.newBuilder(URI.create(other.address() + "/add-checkpoint"))
                        .timeout(PATIENCE)
                        .POST(HttpRequest.BodyPublishers.ofString(body.get()))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() == 200) {
            tlog.countersigned(other.key(), latest.get().size(), answer.body());
            return;
        }
        var origin = URLEncoder.encode(latest.get().origin(), StandardCharsets.UTF_8);
        JournalCheckpoint.read(
                        get(http, other.address() + "/temoin?origine=" + origin).body())
                .ifPresent(one -> one.signatures().forEach(line -> tlog.countersigned(other.key(), one.size(), line)));
    }

    private static HttpResponse<String> get(HttpClient http, String address) throws IOException, InterruptedException {
        return get(http, address, PATIENCE);
    }

    static HttpResponse<String> get(HttpClient http, String address, Duration patience)
            throws IOException, InterruptedException {
        var answer = http.send(
                HttpRequest.newBuilder(URI.create(address))
                        .timeout(patience)
                        .GET()
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != 200) throw new IOException("HTTP status " + answer.statusCode());
        return answer;
    }
}
