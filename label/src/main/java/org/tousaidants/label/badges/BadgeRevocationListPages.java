package org.tousaidants.label.badges;

import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.server.ResponseStatusException;
import org.tousaidants.platform.identity.TerritoryNetworks;
import org.tousaidants.platform.paper.PdfWriter;
import org.tousaidants.platform.paper.QrCode;
import org.tousaidants.platform.web.FileResponse;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.View;

/// « États du jour » — serves the signed list of badges revoked on a day, as a text and as a small printed sheet for
/// places without an internet connection.
@Controller
@PublicAccess
@RateLimit
class BadgeRevocationListPages {
    private static final String TEXT = BadgeIssuer.PATH + "/etats-du-jour.txt";
    /// Maximum number of bytes in a QR code that a telephone can still read at this size.
    private static final int MOST_BYTES = 700;

    /// The printed sheet.
    ///
    /// @param qr QR code of the signed text; empty if the text is too long
    /// @param address address of the text
    record PrintedRevocationListView(OfflineBadgeText.RevokedBadgesOfDay states, Optional<String> qr, String address) {}

    private final BadgeDocuments documents;
    private final BadgeIssuerLookup issuers;
    private final TerritoryNetworks networks;

    BadgeRevocationListPages(BadgeDocuments documents, BadgeIssuerLookup issuers, TerritoryNetworks networks) {
        this.documents = documents;
        this.issuers = issuers;
        this.networks = networks;
    }

    @GetMapping(TEXT)
    ResponseEntity<String> text() {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/plain;charset=UTF-8"))
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=60")
                .body(today().text());
    }

    @RateLimit(cost = 6)
    @GetMapping(BadgeIssuer.PATH + "/etats-du-jour.pdf")
    ResponseEntity<byte[]> paper(Page page) {
        var today = today();
        var qr = today.text().length() <= MOST_BYTES
                ? Optional.of(QrCode.dataUri(today.text()))
                : Optional.<String>empty();
        var address = issuers.of(networks.here()).site() + TEXT;
        var paper = View.of("label/badges/statesPaper", new PrintedRevocationListView(today.states(), qr, address))
                .text(page);
        return FileResponse.pdf("etats-" + today.states().day() + ".pdf")
                .header("X-Robots-Tag", "noindex")
                .body(PdfWriter.pdf(paper));
    }

    private BadgeDocuments.RevocationListOfDay today() {
        return documents
                .today(networks.here())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE));
    }
}
