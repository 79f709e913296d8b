package org.tousaidants.platform.web;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.tenancy.SettingsRefused;
import org.tousaidants.platform.tenancy.Tenants;

/// « Logo du territoire » — a PNG provided by the territory: on each page, on the card and the poster of a badge,
/// and as the picture of its issuer. Without one, only the product's logo is shown.
@Component
@Lazy(false)
public final class Logo {
    static final String PATH = "/logo.png";

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int MOST_BYTES = 200_000;
    private static final int WIDTH_AT = 16;
    private static final int WIDEST = 5;
    private static final byte[] NONE = {};

    private final Tenants tenants;
    private final Map<String, byte[]> pictures = new HashMap<>();

    Logo(Tenants tenants) {
        this.tenants = tenants;
        tenants.each(() -> {
            var file = tenants.setting("logo");
            if (!file.isBlank()) pictures.put(tenants.here(), read(Path.of(file)));
        });
    }

    private byte[] picture() {
        return pictures.getOrDefault(tenants.here(), NONE);
    }

    private static byte[] read(Path file) {
        try {
            var read = Files.size(file) > MOST_BYTES ? new byte[0] : Files.readAllBytes(file);
            if (read.length > WIDTH_AT + 8
                    && Arrays.equals(read, 0, PNG.length, PNG, 0, PNG.length)
                    && height(read) > 0
                    && width(read) > 0
                    && width(read) <= WIDEST * height(read)) return read;
        } catch (IOException unreadable) {
            throw refused(file, unreadable);
        }
        throw refused(file, null);
    }

    private static SettingsRefused refused(Path file, @Nullable Exception why) {
        return new SettingsRefused(
                "ta.logo : " + file + " n’est pas une image PNG de 200 000 octets au plus, au plus cinq fois plus large"
                        + " que haute. Donnez une telle image, ou retirez le réglage.",
                why);
    }

    /// The path of the picture, if there is one.
    public Optional<String> path() {
        return picture().length == 0 ? Optional.empty() : Optional.of(PATH);
    }

    Optional<byte[]> bytes() {
        return Optional.of(picture().clone()).filter(png -> png.length > 0);
    }

    /// For paper, where nothing is fetched.
    Optional<String> dataUri() {
        return bytes().map(png -> "data:image/png;base64," + Base64.getEncoder().encodeToString(png));
    }

    /// Its width at that height, in pixels.
    int widthAt(int height) {
        var png = picture();
        return png.length == 0 ? 0 : Math.max(1, Math.round((float) width(png) * height / height(png)));
    }

    private static int width(byte[] png) {
        return ByteBuffer.wrap(png).getInt(WIDTH_AT);
    }

    private static int height(byte[] png) {
        return ByteBuffer.wrap(png).getInt(WIDTH_AT + 4);
    }
}
