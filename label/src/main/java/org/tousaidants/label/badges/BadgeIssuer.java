package org.tousaidants.label.badges;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tousaidants.rules.archive.Ed25519VerifyingKey;

/// « Émetteur » — the issuer of badges: a network at its public address, named `did:web:…:preuve`, with its
/// public keys at `/preuve/did.json`.
///
/// @param site public address without a final slash
/// @param image path of its picture
record BadgeIssuer(String site, String name, Optional<String> mail, String image) {
    static final String PATH = "/preuve";
    /// Path of the product's own picture. The `0` is a placeholder: any hash in the path gives the current file.
    static final String OURS = "/a/0/mark.svg";

    /// Returns a copy of this issuer with a former public address of the site.
    ///
    /// @param earlier the former address
    BadgeIssuer at(String earlier) {
        return new BadgeIssuer(earlier, name, mail, image);
    }

    String did() {
        var address = URI.create(site);
        var port = address.getPort() < 0 ? "" : URLEncoder.encode(":" + address.getPort(), StandardCharsets.UTF_8);
        var under = Optional.ofNullable(address.getPath()).orElse("").replace('/', ':');
        return "did:web:" + address.getHost() + port + under + PATH.replace('/', ':');
    }

    /// Returns the name of a key. Its fragment is the key itself, so that a verifier needs no second request.
    String method(Ed25519VerifyingKey key) {
        return did() + "#" + key.multikey();
    }

    String url(String path) {
        return site + PATH + path;
    }

    Map<String, Object> profile() {
        var profile = new LinkedHashMap<String, Object>();
        profile.put("id", did());
        profile.put("type", List.of("Profile"));
        profile.put("name", name);
        profile.put("url", site);
        mail.ifPresent(address -> profile.put("email", address));
        profile.put(
                "image",
                OrderedFieldJson.of("id", site + image).and("type", "Image").map());
        return profile;
    }

    /// Returns the profile of the issuer as a JSON-LD document.
    Map<String, Object> profileDocument() {
        var document = new LinkedHashMap<String, Object>();
        document.put("@context", JsonLdContexts.OF_BADGES);
        document.putAll(profile());
        return document;
    }

    /// Returns the DID document with all valid keys of the issuer, including retired keys, because their
    /// signatures remain valid.
    Map<String, Object> didDocument(List<Ed25519VerifyingKey> keys) {
        var document = new LinkedHashMap<String, Object>();
        document.put("@context", List.of("https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"));
        document.put("id", did());
        document.put(
                "verificationMethod",
                keys.stream()
                        .map(key -> OrderedFieldJson.of("id", method(key))
                                .and("type", "Multikey")
                                .and("controller", did())
                                .and("publicKeyMultibase", key.multikey())
                                .map())
                        .toList());
        document.put("assertionMethod", keys.stream().map(this::method).toList());
        return document;
    }
}
