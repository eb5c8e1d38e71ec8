<gml>
