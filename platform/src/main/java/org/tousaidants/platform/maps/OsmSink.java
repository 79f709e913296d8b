package org.tousaidants.platform.maps;

import java.util.Map;

/// « Ce qu’un extrait contient » — told in the order of the file. Degrees are in ten millionths.
interface OsmSink {
    void node(long id, int longitude, int latitude, Map<String, String> tags);

    void way(long[] nodes, Map<String, String> tags);
}
