package org.tousaidants.label.badges;

import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.tousaidants.platform.identity.TerritoryNetworks;
import org.tousaidants.platform.paper.PdfWriter;
import org.tousaidants.platform.paper.QrCode;
import org.tousaidants.platform.web.FileResponse;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.View;

/// Serves the holder's downloads: the picture that contains the signed file, the card and the poster. They exist
/// only for a valid badge.
@Controller
@PublicAccess
@RateLimit
class BadgeDownloadPages {
    /// A card or a poster to print.
    ///
    /// @param voted whether the rules of the badge were adopted
    /// @param address address of the public verification
    /// @param qr QR code of this address
    record PrintedBadgeView(LabelBadge badge, boolean voted, String address, String qr) {}

    private final LabelBadges badges;
    private final BadgeIssuerLookup issuers;
    private final TerritoryNetworks networks;
    private final BadgeDocuments documents;
    private final BadgeRules rules;

    BadgeDownloadPages(
            LabelBadges badges,
            BadgeIssuerLookup issuers,
            TerritoryNetworks networks,
            BadgeDocuments documents,
            BadgeRules rules) {
        this.badges = badges;
        this.issuers = issuers;
        this.networks = networks;
        this.documents = documents;
        this.rules = rules;
    }

    @GetMapping(BadgeIssuer.PATH + "/attestations/{code}.svg")
    ResponseEntity<byte[]> svg(@PathVariable String code) {
        var badge = valid(code);
        var title = badge.name() + " – " + badge.recognised().name();
        return file(
                badge,
                "svg",
                "image/svg+xml",
                BadgePicture.svg(document(badge), title).getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping(BadgeIssuer.PATH + "/attestations/{code}.png")
    ResponseEntity<byte[]> png(@PathVariable String code) {
        var badge = valid(code);
        return file(badge, "png", "image/png", BadgePicture.png(document(badge)));
    }

    @RateLimit(cost = 6)
    @GetMapping(BadgeIssuer.PATH + "/attestations/{code}/carte.pdf")
    ResponseEntity<byte[]> card(@PathVariable String code, Page page) {
        return pdf("label/badges/cardPaper", "carte", valid(code), page);
    }

    @RateLimit(cost = 6)
    @GetMapping(BadgeIssuer.PATH + "/attestations/{code}/affiche.pdf")
    ResponseEntity<byte[]> poster(@PathVariable String code, Page page) {
        var badge = valid(code);
        // A maintainer's badge has no poster, because a poster shows commitments and a maintainer has none.
        if (MaintainerBadges.is(badge)) throw new NotFoundException();
        return pdf("label/badges/posterPaper", "affiche", badge, page);
    }

    /// Returns the text of the QR code on the offline sheet.
    @GetMapping(BadgeIssuer.PATH + "/attestations/{code}/hors-ligne.txt")
    ResponseEntity<byte[]> offlineText(@PathVariable String code) {
        var badge = valid(code);
        return file(badge, "txt", "text/plain;charset=UTF-8", offline(badge).getBytes(StandardCharsets.UTF_8));
    }

    /// Returns a printed sheet with a QR code that can be verified without this site and without an internet
    /// connection, with the key and the list of revoked badges of the day.
    @RateLimit(cost = 6)
    @GetMapping(BadgeIssuer.PATH + "/attestations/{code}/hors-ligne.pdf")
    ResponseEntity<byte[]> offlinePaper(@PathVariable String code, Page page) {
        var badge = valid(code);
        var site = issuers.of(networks.here()).site();
        var paper = View.of(
                        "label/badges/offlinePaper",
                        onPaper(badge, site + BadgeIssuer.PATH + "/etats-du-jour.txt", offline(badge)))
                .text(page);
        return file(badge, "pdf", MediaType.APPLICATION_PDF_VALUE, PdfWriter.pdf(paper), "hors-ligne");
    }

    private String offline(LabelBadge badge) {
        return documents
                .offline(networks.here(), badge)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE));
    }

    private ResponseEntity<byte[]> pdf(String template, String name, LabelBadge badge, Page page) {
        var site = issuers.of(networks.here()).site();
        var address = site + "/verifier/" + badge.code();
        var paper =
                View.of(template, onPaper(badge, site + "/verifier", address)).text(page);
        return file(badge, "pdf", MediaType.APPLICATION_PDF_VALUE, PdfWriter.pdf(paper), name);
    }

    private PrintedBadgeView onPaper(LabelBadge badge, String address, String coded) {
        return new PrintedBadgeView(badge, rules.voted(badge), address, QrCode.dataUri(coded));
    }

    private LabelBadge valid(String code) {
        var badge = BadgeCode.typed(code)
                .filter(typed -> typed.value().equals(code))
                .flatMap(typed -> badges.find(typed))
                .orElseThrow(NotFoundException::new);
        if (!badges.printable(badge)) throw new ResponseStatusException(HttpStatus.GONE);
        return badge;
    }

    private String document(LabelBadge badge) {
        return badges.document(badge.code()).orElseThrow(() -> new ResponseStatusException(HttpStatus.GONE));
    }

    private static ResponseEntity<byte[]> file(LabelBadge badge, String ending, String type, byte[] body) {
        return file(badge, ending, type, body, "preuve");
    }

    private static ResponseEntity<byte[]> file(LabelBadge badge, String ending, String type, byte[] body, String name) {
        return FileResponse.shown(MediaType.parseMediaType(type), name + "-" + badge.code() + "." + ending)
                .header("X-Robots-Tag", "noindex")
                .body(body);
    }
}
