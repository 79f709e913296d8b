package org.tousaidants.platform.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.tousaidants.core.text.Sha256;

/// Serves the files of `static/`, which are read once, under an address that contains a hash of all files. Browsers
/// may thus cache them forever, and a script imports another script by a relative path.
@Controller
@PublicAccess
class StaticAssets {
    private static final String FOLDER = "/static/";

    private record StaticAsset(MediaType type, byte[] bytes) {}

    private final Map<String, StaticAsset> assets = new TreeMap<>();
    private final Map<String, String> addresses = new HashMap<>();
    private final String hash;

    StaticAssets() {
        try {
            var digest = Sha256.digest();
            for (var file : new PathMatchingResourcePatternResolver(StaticAssets.class.getClassLoader())
                    .getResources("classpath*:static/**/*.*")) {
                var url = file.getURL().toString();
                var name = url.substring(url.lastIndexOf(FOLDER) + FOLDER.length());
                assets.put(name, new StaticAsset(type(name), file.getContentAsByteArray()));
            }
            assets.forEach((name, asset) -> digest.update(asset.bytes));
            hash = HexFormat.of().formatHex(digest.digest()).substring(0, 12);
            // The addresses are computed once, because a page contains the address of the pictograms
            // some thirty times.
            for (var name : assets.keySet()) addresses.put(name, "/a/" + hash + "/" + name);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    String address(String name) {
        var address = addresses.get(name);
        if (address == null) throw new IllegalArgumentException("no file static/" + name);
        return address;
    }

    /// Returns a file. An address with an old hash returns the current file, but this answer must not be cached.
    ///
    /// @param asked the hash in the address
    @GetMapping("/a/{asked}/{*name}")
    ResponseEntity<byte[]> asset(@PathVariable String asked, @PathVariable String name) {
        var asset = Optional.ofNullable(assets.get(name.substring(1)));
        if (asset.isEmpty()) return ResponseEntity.status(HttpStatus.NOT_FOUND).build();
        return ResponseEntity.ok()
                .contentType(asset.get().type)
                .cacheControl(
                        asked.equals(hash)
                                ? CacheControl.maxAge(Duration.ofDays(365))
                                        .cachePublic()
                                        .immutable()
                                : CacheControl.noCache())
                .body(asset.get().bytes);
    }

    private static MediaType type(String name) {
        if (name.endsWith(".js")) return MediaType.parseMediaType("text/javascript;charset=UTF-8");
        if (name.endsWith(".css")) return MediaType.parseMediaType("text/css;charset=UTF-8");
        return MediaTypeFactory.getMediaType(name).orElse(MediaType.APPLICATION_OCTET_STREAM);
    }
}
