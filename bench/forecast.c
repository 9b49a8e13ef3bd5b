// The forecast's model once more, in C, for one core: what shared/forecast/simulate.ts and outlook.ts work out, from the
// numbers that forecast.mjs writes to its standard input. It prints the milliseconds of each turn, and then the median of
// free cash after each month, by which forecast.mjs sees that both came to the same.
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define RING 32
#define MOST 24
#define BUCKETS 2048

static float normal[65536];
static double drift[65536];

static double polynomial(const double *c, int n, double x) {
  double sum = 0;
  for (int i = n - 1; i >= 0; i--) sum = sum * x + c[i];
  return sum;
}

static double quantile(double p) {
  static const double c0[] = {3.3871327179, 50.434271938, 159.29113202, 59.10937472};
  static const double c1[] = {1, 17.895169469, 78.757757664, 67.187563600};
  static const double m0[] = {1.4234372777, 2.75681539, 1.3067284816, 0.17023821103};
  static const double m1[] = {1, 0.7370016425, 0.12021132975};
  double q = p - 0.5;
  if (fabs(q) <= 0.425) {
    double r = 0.180625 - q * q;
    return q * polynomial(c0, 4, r) / polynomial(c1, 4, r);
  }
  double r = sqrt(-log(q < 0 ? p : 1 - p)) - 1.6;
  double value = polynomial(m0, 4, r) / polynomial(m1, 3, r);
  return q < 0 ? -value : value;
}

typedef struct { uint32_t a, b, c, d; } Stream;

static inline uint32_t next(Stream *s) {
  uint32_t out = s->a + s->b + s->d;
  s->d += 1;
  s->a = s->b ^ (s->b >> 9);
  s->b = s->c + (s->c << 3);
  s->c = ((s->c << 21) | (s->c >> 11)) + out;
  return out;
}

static uint32_t mix(uint32_t *state) {
  *state += 0x9e3779b9;
  uint32_t t = *state ^ (*state >> 16);
  t *= 0x21f0aaad;
  t ^= t >> 15;
  t *= 0x735a2d97;
  return t ^ (t >> 15);
}

static double number(void) {
  double value;
  if (scanf("%lf", &value) != 1) exit(2);
  return value;
}

typedef struct { double amount, cumulative[RING]; } Invoice;
typedef struct { double monthly; int starts, ends; } Contract;

static int turns, paths, months, count, opens, contracts, newYear;
static uint32_t seed;
static double rate, business, share, profitSoFar;
static double direct[MOST], weights[MOST];
static int first[MOST + 1];
static Invoice *invoices, *open;
static Contract contract[64];
static double *certain, *takenIn, *values, *held, *median;

static void readInvoice(Invoice *invoice) {
  invoice->amount = number();
  for (int i = 0; i < RING; i++) invoice->cumulative[i] = number();
}

static void readInput(void) {
  turns = number(), paths = number(), months = number(), seed = number();
  rate = number(), business = number(), share = number(), newYear = number(), profitSoFar = number();
  count = number();
  for (int i = 0; i < count; i++) direct[i] = number(), first[i + 1] = first[i] + (int)number();
  invoices = malloc(sizeof(Invoice) * (first[count] + 1));
  for (int i = 0; i < first[count]; i++) readInvoice(&invoices[i]);
  opens = number();
  open = malloc(sizeof(Invoice) * (opens + 1));
  for (int i = 0; i < opens; i++) readInvoice(&open[i]);
  contracts = number();
  for (int i = 0; i < contracts; i++)
    contract[i].monthly = number(), contract[i].starts = number(), contract[i].ends = number();
  certain = malloc(sizeof(double) * months);
  for (int i = 0; i < months; i++) certain[i] = number();
  takenIn = malloc(sizeof(double) * months * paths);
  values = malloc(sizeof(double) * paths);
  held = malloc(sizeof(double) * paths);
  median = malloc(sizeof(double) * months);
}

static inline int landing(const double *cumulative, uint32_t drawn) {
  int month = 0;
  while (month < RING && drawn >= cumulative[month]) month++;
  return month;
}

// Numbers are drawn a batch at a time there, and the rest of a batch is dropped: here too, for the same futures.
static uint32_t draws[4096];
static int size, at;
static void refill(Stream *s) {
  for (int i = 0; i < size; i++) draws[i] = next(s);
  at = 0;
}

static void simulate(void) {
  double sum = 0;
  int most = 0;
  for (int i = 0; i < count; i++) {
    sum += (float)pow(0.5, (count - 1 - i) / 12.0);
    weights[i] = sum;
    if (first[i + 1] - first[i] > most) most = first[i + 1] - first[i];
  }
  int start = 2 * count + opens + 1, monthly = 5 + most + contracts;
  size = start > monthly ? start : monthly;
  if (size < 64) size = 64;
  double spread = 0.5 / sqrt(count > 0 ? count : 1);
  uint32_t ends = round(0.025 * 4294967296.0), master = seed;
  for (int path = 0; path < paths; path++) {
    uint32_t own = mix(&master);
    Stream s;
    s.a = mix(&own), s.b = mix(&own), s.c = mix(&own), s.d = 1;
    for (int i = 0; i < 12; i++) next(&s);
    refill(&s);
    double ring[RING] = {0}, total = 0, profit = profitSoFar;
    uint8_t alive[64], history[MOST];
    memset(alive, 1, sizeof alive);
    for (int i = 0; i < opens; i++) {
      int month = landing(open[i].cumulative, draws[at++]);
      if (month < RING) ring[month] += open[i].amount;
    }
    for (int place = 0, month = 0; place < count; place++) {
      if (place == 0 || draws[at++] < 0x80000000u) {
        double drawn = draws[at++] / 4294967296.0 * weights[count - 1];
        month = 0;
        while (drawn >= weights[month] && month < count - 1) month++;
      } else month = month + 1 == count ? 0 : month + 1;
      history[place] = month;
    }
    double factor = (float)exp(spread * normal[draws[at++] >> 16]);
    int slot = 0;
    for (int t = 1; t <= months; t++) {
      if (size - at < monthly) refill(&s);
      int now = (t - 1) & (RING - 1);
      double part = t == 1 ? share : 1, income = ring[now];
      ring[now] = 0;
      if (count > 0) {
        if (t == 1 || draws[at++] < 0x80000000u) slot = ((draws[at++] >> 8) * (uint32_t)count) >> 24;
        else slot = slot + 1 == count ? 0 : slot + 1;
        factor *= drift[draws[at++] >> 16];
        int month = history[slot];
        double scale = factor * part;
        income += direct[month] * scale;
        for (int i = first[month]; i < first[month + 1]; i++) {
          double amount = invoices[i].amount * scale;
          int later = landing(invoices[i].cumulative, draws[at++]);
          if (later == 0) income += amount;
          else if (later < RING) ring[(now + later) & (RING - 1)] += amount;
        }
      }
      for (int i = 0; i < contracts; i++) {
        if (!alive[i] || t < contract[i].starts) continue;
        int over = contract[i].ends == 0 ? t > contract[i].starts && draws[at++] < ends : t > contract[i].ends;
        if (over) alive[i] = 0;
        else income += contract[i].monthly * part;
      }
      if (t >= newYear && (t - newYear) % 12 == 0) profit = 0;
      double before = profit > 0 ? profit : 0;
      profit += income - business * part;
      total += income - rate * ((profit > 0 ? profit : 0) - before);
      takenIn[(t - 1) * paths + path] = total;
    }
  }
}

static int rising(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return x < y ? -1 : x > y;
}

static double low, width;
static uint32_t counts[BUCKETS];
static inline int bucketOf(double value) {
  int bucket = (value - low) / width;
  return bucket < BUCKETS ? bucket : BUCKETS - 1;
}

static double quantileOf(double wanted) {
  if (width == 0) return low;
  double place = (paths - 1) * wanted;
  int rank = place, before = 0, bucket = 0, kept = 0;
  while (before + (int)counts[bucket] <= rank) before += counts[bucket++];
  int last = bucket, upTo = before + counts[bucket];
  while (upTo <= rank + 1 && last < BUCKETS - 1) upTo += counts[++last];
  for (int i = 0; i < paths; i++) {
    int bin = bucketOf(values[i]);
    if (bin >= bucket && bin <= last) held[kept++] = values[i];
  }
  qsort(held, kept, sizeof(double), rising);
  double one = held[rank - before], two = rank - before + 1 < kept ? held[rank - before + 1] : one;
  return one + (two - one) * (place - rank);
}

static double readOff(void) {
  static double kept;
  uint8_t *broke = calloc(paths, 1);
  int out = 0;
  for (int t = 0; t < months; t++) {
    double high = low = takenIn[t * paths] + certain[t];
    for (int i = 0; i < paths; i++) {
      double value = values[i] = takenIn[t * paths + i] + certain[t];
      if (value < 0 && !broke[i]) broke[i] = 1, out++;
      if (value < low) low = value;
      else if (value > high) high = value;
    }
    width = (high - low) / BUCKETS;
    memset(counts, 0, sizeof counts);
    if (width > 0)
      for (int i = 0; i < paths; i++) counts[bucketOf(values[i])]++;
    kept += quantileOf(0.1) + quantileOf(0.9) + out;
    median[t] = quantileOf(0.5);
  }
  free(broke);
  return kept;
}

int main(void) {
  readInput();
  for (int i = 0; i < 65536; i++) {
    normal[i] = quantile((i + 0.5) / 65536);
    drift[i] = (float)exp(0.05 * normal[i]);
  }
  for (int turn = 0; turn < turns; turn++) {
    struct timespec from, to;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &from);
    simulate();
    double kept = readOff();
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &to);
    printf("%f%s\n", (to.tv_sec - from.tv_sec) * 1e3 + (to.tv_nsec - from.tv_nsec) / 1e6, kept == 0.5 ? " " : "");
  }
  for (int t = 0; t < months; t++) printf("%.6f\n", median[t]);
}
