package org.tousaidants.platform.maps;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.springframework.util.FileSystemUtils;

/// « Fabrique des carreaux » — runs tilemaker, a program of Debian, with the layers of this product. The program
/// converts an extract of OpenStreetMap to one PMTiles file.
final class MapTileMaker {
    private static final int LAST_WORDS = 600;

    private MapTileMaker() {}

    static boolean installed() {
        try {
            var process = new ProcessBuilder("tilemaker", "--help")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// Makes the file of map tiles from an extract of OpenStreetMap.
    ///
    /// @param osm the extract
    /// @param out the PMTiles file
    /// @throws IllegalArgumentException if tilemaker fails; the message contains the end of its output
    static void make(Path osm, Path out) throws IOException {
        var folder = Files.createTempDirectory("tiles");
        var output = folder.resolve("said.txt");
        try {
            var config = shipped("tiles.json", folder);
            var layers = shipped("tiles.lua", folder);
            var code = new ProcessBuilder(
                            "tilemaker",
                            "--input",
                            osm.toString(),
                            "--output",
                            out.toString(),
                            "--config",
                            config.toString(),
                            "--process",
                            layers.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start()
                    .waitFor();
            if (code != 0 || !Files.isReadable(out)) {
                var words = Files.readString(output, StandardCharsets.UTF_8).strip();
                throw new IllegalArgumentException(
                        "tilemaker refuse cet extrait : " + words.substring(Math.max(0, words.length() - LAST_WORDS)));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private static Path shipped(String name, Path folder) throws IOException {
        var file = folder.resolve(name);
        try (InputStream in = Objects.requireNonNull(MapTileMaker.class.getResourceAsStream("/maps/" + name), name)) {
            Files.copy(in, file);
        }
        return file;
    }
}
