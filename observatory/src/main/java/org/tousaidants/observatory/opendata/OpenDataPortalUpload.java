package org.tousaidants.observatory.opendata;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Service;
import org.tousaidants.core.text.Sha256;
import org.tousaidants.places.intake.OutgoingRequest;
import org.tousaidants.places.intake.OutgoingRequest.Sent;
import org.tousaidants.platform.jobs.Job;

/// « Envoi au portail » — uploads last night's national file to an open data portal with the API of
/// data.gouv.fr, if the operator configures one. A failed upload is reported and retried at growing intervals.
@Service
class OpenDataPortalUpload {
    private static final Logger LOG = LoggerFactory.getLogger(OpenDataPortalUpload.class);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(6);

    /// The settings: the portal, our key, and our dataset and file there.
    ///
    /// @param address up to the version of the API, `https://www.data.gouv.fr/api/1`; empty: nothing is sent
    record PortalSettings(String address, String key, String dataset, String resource) {
        boolean on() {
            return !address.isBlank();
        }

        URI upload() {
            return URI.create(address + "/datasets/" + dataset + "/resources/" + resource + "/upload/");
        }
    }

    record UploadState(LocalDate day, int tries, Instant nextTry, Optional<Instant> pushed, String trouble) {}

    private final NightlySnapshots snapshots;
    private final PortalUploadStore store;
    private final Clock clock;
    private final PortalSettings setting;
    private final OutgoingRequest outgoingRequest;

    OpenDataPortalUpload(
            NightlySnapshots snapshots,
            PortalUploadStore store,
            Clock clock,
            @Value("${ta.portal.address:}|${ta.portal.key:}|${ta.portal.dataset:}|${ta.portal.resource:}")
                    String setting,
            @Value("${ta.portal.allow-private:}") String privateHosts) {
        this.snapshots = snapshots;
        this.store = store;
        this.clock = clock;
        var parts = setting.split("\\|", -1);
        this.setting = new PortalSettings(parts[0], parts[1], parts[2], parts[3]);
        this.outgoingRequest = OutgoingRequest.allowing(privateHosts, PATIENCE);
    }

    Optional<UploadState> state() {
        return setting.on() ? store.last() : Optional.empty();
    }

    @Bean("publication.portal")
    static Job fileToThePortal(OpenDataPortalUpload portal) {
        return Job.every(Duration.ofMinutes(10)).run(portal::push);
    }

    void push() {
        if (!setting.on()) return;
        var now = clock.instant();
        var days = snapshots.days();
        if (days.isEmpty()) return;
        var day = days.getFirst();
        store.want(day, NightlySnapshots.PLACES, now);
        if (!store.take(day, NightlySnapshots.PLACES, now, now.plus(PATIENCE).plus(PATIENCE))) return;
        var tries = store.last().map(UploadState::tries).orElse(1);
        var trouble = trouble(day);
        if (trouble.isEmpty()) store.pushed(day, NightlySnapshots.PLACES, now);
        else {
            LOG.warn("the portal did not take the file of {}: {}", day, trouble);
            store.failed(day, NightlySnapshots.PLACES, now.plus(pause(tries)), trouble);
        }
    }

    private String trouble(LocalDate day) {
        var file = snapshots.bytes(day, NightlySnapshots.PLACES);
        if (file.isEmpty()) return "no file";
        var boundary = "tous-aidants-" + Sha256.hex(file.get()).substring(0, 24);
        var sent = outgoingRequest.send(
                "POST",
                setting.upload(),
                Map.of("X-API-KEY", setting.key(), "Content-Type", "multipart/form-data; boundary=" + boundary),
                multipart(boundary, file.get()));
        return switch (sent) {
            case Sent.Taken(var _, var said) ->
                said.contains("\"success\": false") || said.contains("\"success\":false") ? "refused" : "";
            case Sent.Declined(var status) -> "HTTP " + status;
            case Sent.Redirected(var status) -> "redirect refused (HTTP " + status + ")";
            case Sent.PrivateAddress() -> "private address refused";
            case Sent.Unreachable(var why) -> why;
        };
    }

    private static byte[] multipart(String boundary, byte[] file) {
        var out = new ByteArrayOutputStream(file.length + 400);
        out.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                        + NightlySnapshots.PLACES + "\"\r\nContent-Type: text/csv\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(file);
        out.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }

    private static Duration pause(int tries) {
        var pause = Duration.ofMinutes(10L << Math.min(tries, 8));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
}
