/* The least that a reader of camt can do: libxml2's SAX interface, the text of six fields collected, entries counted. */
#include <libxml/parser.h>
#include <stdio.h>
#include <string.h>

static char text[1 << 16];
static size_t length, collected;
static int collecting;
static long entries;

static int wanted(const xmlChar *name) {
    static const char *const fields[] = {"Amt", "CdtDbtInd", "Dt", "AcctSvcrRef", "Nm", "Ustrd"};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (strcmp((const char *)name, fields[i]) == 0) return 1;
    return 0;
}

static void start(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespaces,
                  const xmlChar **declared, int attributes, int defaulted, const xmlChar **values) {
    (void)context, (void)prefix, (void)uri, (void)namespaces, (void)declared, (void)attributes, (void)defaulted, (void)values;
    collecting = wanted(name);
    length = 0;
    if (strcmp((const char *)name, "Ntry") == 0) entries++;
}

static void end(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri) {
    (void)context, (void)name, (void)prefix, (void)uri;
    if (collecting) collected += length;
    collecting = 0;
}

static void characters(void *context, const xmlChar *bytes, int count) {
    (void)context;
    if (!collecting || length + (size_t)count > sizeof text) return;
    memcpy(text + length, bytes, (size_t)count);
    length += (size_t)count;
}

int main(int count, char **arguments) {
    static char buffer[1 << 20];
    FILE *file = count > 1 ? fopen(arguments[1], "rb") : NULL;
    if (!file) return 1;
    xmlSAXHandler handler;
    memset(&handler, 0, sizeof handler);
    handler.initialized = XML_SAX2_MAGIC;
    handler.startElementNs = start;
    handler.endElementNs = end;
    handler.characters = characters;
    xmlParserCtxtPtr parser = xmlCreatePushParserCtxt(&handler, NULL, NULL, 0, NULL);
    size_t read;
    while ((read = fread(buffer, 1, sizeof buffer, file)) > 0) xmlParseChunk(parser, buffer, (int)read, 0);
    int status = xmlParseChunk(parser, buffer, 0, 1);
    printf("%ld entries, %zu bytes\n", entries, collected);
    return status;
}
