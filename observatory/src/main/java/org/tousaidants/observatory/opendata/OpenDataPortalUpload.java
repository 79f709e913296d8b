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
import org.tousaidants.places.intake.OutgoingRequest.SendingResult;
import org.tousaidants.platform.jobs.Job;

/// « Envoi au portail » — uploads the national file of the last night to an open data portal with the API of
/// data.gouv.fr, if the operator configures a portal. A failed upload is reported and tried again, each time after a
/// longer pause.
@Service
class OpenDataPortalUpload {
    private static final Logger LOG = LoggerFactory.getLogger(OpenDataPortalUpload.class);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(6);

    /// The settings of the upload: address of the portal, API key, and ids of the dataset and file on the
    /// portal.
    ///
    /// @param address address up to the version of the API, `https://www.data.gouv.fr/api/1`; if empty, nothing
    ///     is uploaded
    record PortalUploadSettings(String address, String key, String dataset, String resource) {
        boolean on() {
            return !address.isBlank();
        }

        URI upload() {
            return URI.create(address + "/datasets/" + dataset + "/resources/" + resource + "/upload/");
        }
    }

    record PortalUploadState(LocalDate day, int tries, Instant nextTry, Optional<Instant> pushed, String trouble) {}

    private final NightlyPlaceSnapshots snapshots;
    private final PortalUploadStore store;
    private final Clock clock;
    private final PortalUploadSettings setting;
    private final OutgoingRequest outgoingRequest;

    OpenDataPortalUpload(
            NightlyPlaceSnapshots snapshots,
            PortalUploadStore store,
            Clock clock,
            @Value("${ta.portal.address:}|${ta.portal.key:}|${ta.portal.dataset:}|${ta.portal.resource:}")
                    String setting,
            @Value("${ta.portal.allow-private:}") String privateHosts) {
        this.snapshots = snapshots;
        this.store = store;
        this.clock = clock;
        var parts = setting.split("\\|", -1);
        this.setting = new PortalUploadSettings(parts[0], parts[1], parts[2], parts[3]);
        this.outgoingRequest = OutgoingRequest.allowing(privateHosts, PATIENCE);
    }

    Optional<PortalUploadState> state() {
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
        store.want(day, NightlyPlaceSnapshots.PLACES, now);
        if (!store.take(
                day, NightlyPlaceSnapshots.PLACES, now, now.plus(PATIENCE).plus(PATIENCE))) return;
        var tries = store.last().map(PortalUploadState::tries).orElse(1);
        var trouble = trouble(day);
        if (trouble.isEmpty()) store.pushed(day, NightlyPlaceSnapshots.PLACES, now);
        else {
            LOG.warn("the portal did not take the file of {}: {}", day, trouble);
            store.failed(day, NightlyPlaceSnapshots.PLACES, now.plus(pause(tries)), trouble);
        }
    }

    private String trouble(LocalDate day) {
        var file = snapshots.bytes(day, NightlyPlaceSnapshots.PLACES);
        if (file.isEmpty()) return "no file";
        var boundary = "tous-aidants-" + Sha256.hex(file.get()).substring(0, 24);
        var sent = outgoingRequest.send(
                "POST",
                setting.upload(),
                Map.of("X-API-KEY", setting.key(), "Content-Type", "multipart/form-data; boundary=" + boundary),
                multipart(boundary, file.get()));
        return switch (sent) {
            case SendingResult.RequestAccepted(var _, var said) ->
                said.contains("\"success\": false") || said.contains("\"success\":false") ? "refused" : "";
            case SendingResult.RequestDeclined(var status) -> "HTTP " + status;
            case SendingResult.RequestRedirected(var status) -> "redirect refused (HTTP " + status + ")";
            case SendingResult.RequestToPrivateAddress() -> "private address refused";
            case SendingResult.ServerUnreachable(var why) -> why;
        };
    }

    private static byte[] multipart(String boundary, byte[] file) {
        var out = new ByteArrayOutputStream(file.length + 400);
        out.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                        + NightlyPlaceSnapshots.PLACES + "\"\r\nContent-Type: text/csv\r\n\r\n")
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
