package org.tousaidants.platform.web;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.tousaidants.platform.tenancy.Tenants;
import org.tousaidants.platform.territory.TerritoryColours;

/// The legal pages of the public site: the publisher, and the accessibility.
@Controller
@PublicAccess
class LegalNoticePages {
    /// « Mentions légales » — the facts about the publisher of this site by setting; an empty fact is shown as
    /// missing.
    record LegalNoticeView(Map<String, Optional<String>> facts) {
        /// Returns a fact about the publisher; empty if it is missing.
        ///
        /// @param name name of the setting, without the prefix `legal.`
        Optional<String> fact(String name) {
            return facts.getOrDefault(name, Optional.empty());
        }
    }

    private static final List<String> FACTS =
            List.of("publisher", "address", "director", "host", "controller", "dpo", "basis");
    private static final Pattern CONTACT = Pattern.compile("[!-~]+@[!-~]+|https://[!-~]+");
    private static final Duration KEPT = Duration.ofDays(1);
    private static final Duration TOLD_AGAIN = Duration.ofDays(180);

    private final Tenants tenants;
    private final String security;
    private final SitePublicAddress address;
    private final Clock clock;
    private final TerritoryLogo logo;

    LegalNoticePages(
            SitePublicAddress address,
            Clock clock,
            TerritoryLogo logo,
            @Value("${ta.security.contact:}") String security,
            Tenants tenants) {
        this.address = address;
        this.clock = clock;
        this.logo = logo;
        this.security = security.strip();
        this.tenants = tenants;
    }

    @GetMapping("/mentions-legales")
    View legal() {
        return View.of(
                "platform/web/legal",
                new LegalNoticeView(FACTS.stream()
                        .collect(Collectors.toUnmodifiableMap(name -> name, name -> told("legal." + name)))));
    }

    @GetMapping("/logo.png")
    ResponseEntity<byte[]> logo() {
        return picture(TerritoryLogo.LogoKind.LOGO);
    }

    @GetMapping("/logo-sombre.png")
    ResponseEntity<byte[]> logoOnDark() {
        return picture(TerritoryLogo.LogoKind.DARK);
    }

    @GetMapping("/image-accueil.png")
    ResponseEntity<byte[]> homePicture() {
        return picture(TerritoryLogo.LogoKind.HOME);
    }

    private ResponseEntity<byte[]> picture(TerritoryLogo.LogoKind kind) {
        return logo.bytes(kind)
                .map(png -> ResponseEntity.ok()
                        .contentType(MediaType.IMAGE_PNG)
                        .cacheControl(CacheControl.maxAge(KEPT))
                        .body(png))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    /// Returns the style sheet with the colours of the territory. Pages refer to it only if the territory has
    /// its own colours.
    @GetMapping("/couleurs.css")
    ResponseEntity<String> colours() {
        return TerritoryColours.css(tenants.setting("colours.main"), tenants.setting("colours.accent"))
                .map(css -> ResponseEntity.ok()
                        .contentType(new MediaType("text", "css", StandardCharsets.UTF_8))
                        .cacheControl(CacheControl.maxAge(KEPT))
                        .body(css))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    @GetMapping("/accessibilite")
    View accessibility() {
        return View.of("platform/web/accessibility", AccessibilityStatement.of(tenants));
    }

    /// Returns the contact for security reports (RFC 9116); if no address is configured, the page does not
    /// exist.
    @GetMapping("/.well-known/security.txt")
    ResponseEntity<String> security() {
        if (!CONTACT.matcher(security).matches())
            return ResponseEntity.notFound().build();
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "plain", StandardCharsets.UTF_8))
                .body("""
                Contact: %s
                Expires: %s
                Preferred-Languages: fr, en
                Canonical: %s
                """.formatted(
                                security.contains(":") ? security : "mailto:" + security,
                                clock.instant().truncatedTo(ChronoUnit.DAYS).plus(TOLD_AGAIN),
                                address.of("/.well-known/security.txt")));
    }

    private Optional<String> told(String setting) {
        return Optional.of(tenants.setting(setting)).filter(text -> !text.isEmpty());
    }
}
